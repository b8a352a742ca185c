import { expect, test } from "vitest";
import { periodOf, periodsOf } from "../src/index.ts";

const codes = (...given: Parameters<typeof periodsOf>) => periodsOf(...given).map(({ code }) => code);

test("every period that a window touches, its ends included", () => {
  const window = { from: "2022-11-15", to: "2023-02-01" };
  expect(codes(window, "month")).toEqual(["2022-11", "2022-12", "2023-01", "2023-02"]);
  expect(codes(window, "quarter")).toEqual(["2022-Q4", "2023-Q1"]);
  expect(codes(window, "year")).toEqual(["2022", "2023"]);
});

test("a window of one day is one period; one that ends before it starts has none", () => {
  expect(codes({ from: "2022-12-31", to: "2022-12-31" }, "quarter")).toEqual(["2022-Q4"]);
  expect(codes({ from: "2022-12-31", to: "2022-01-01" }, "month")).toEqual([]);
  expect(codes({ from: "", to: "" }, "month")).toEqual([]);
});

test("each is named in both languages", () => {
  const [first] = periodsOf({ from: "2022-01-01", to: "2022-12-31" }, "quarter");
  expect(first?.label).toEqual({ fr: "1er trimestre 2022", en: "Q1 2022" });
  const [month] = periodsOf({ from: "2022-08-01", to: "2022-08-31" }, "month");
  expect(month?.label).toEqual({ fr: "août 2022", en: "August 2022" });
});

test("a day lies in its own period", () => {
  expect(["month", "quarter", "year"].map((every) => periodOf("2023-06-30", every as "month"))).toEqual([
    "2023-06",
    "2023-Q2",
    "2023",
  ]);
});
