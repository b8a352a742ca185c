import { expect, test } from "vitest";
import { formatterOf } from "../src/formatter.ts";

const formatter = formatterOf("fr");

test("numbers as French prints them", () => {
  expect(formatter.count(92904)).toBe("92\u202f904");
  expect(formatter.percent(0.285)).toBe("29\u202f%");
  expect(formatter.percent(0.2849, 1)).toBe("28,5\u202f%");
  expect(formatter.percent(0)).toBe("0\u202f%");
  expect(formatter.percent(0.004)).toBe("moins de 1\u202f%");
  expect(formatter.points(0.114)).toBe("+11");
  expect(formatter.points(-0.1147, 1)).toBe("−11,5");
  expect(formatter.points(0)).toBe("0");
});

/** No-break spaces as `_`. */
const visible = (text: string) => text.replaceAll("\u00a0", "_");

test("days and periods, which do not break inside a day", () => {
  expect(visible(formatter.day("2026-12-01"))).toBe("1er_décembre_2026");
  expect(visible(formatter.period({ from: "2022-07-01", to: "2022-12-31" }))).toBe(
    "du_1er_juillet au_31_décembre_2022",
  );
  expect(visible(formatter.period({ from: "2020-01-01", to: "2023-09-30" }))).toBe(
    "du_1er_janvier_2020 au_30_septembre_2023",
  );
  expect(visible(formatter.period({ from: "2022-12-01", to: "2022-12-01" }))).toBe("le_1er_décembre_2022");
  expect(visible(formatterOf("en").period({ from: "2022-12-01", to: "2022-12-01" }))).toBe(
    "on 1_December_2022",
  );
});

test("a list of names that hold commas is parted by semicolons", () => {
  expect(formatter.list(["la Caf", "la CPAM", "la Cnav"])).toBe("la Caf, la CPAM et la Cnav");
  expect(formatter.list(["Caf", "Département, service social", "Cnav"])).toBe(
    "Caf\u202f; Département, service social\u202f; Cnav",
  );
  expect(formatterOf("en").list(["Caf", "Council, social services"])).toBe("Caf; Council, social services");
  expect(formatter.list(["12,5\u202f%", "14\u202f%"])).toBe("12,5\u202f% et 14\u202f%");
});

test("plurals: French takes the singular up to two", () => {
  expect([0, 1, 2].map((outside) => formatter.message("note.outside", { outside }))).toEqual([
    "0 cas sans valeur connue est hors de la base des parts",
    "1 cas sans valeur connue est hors de la base des parts",
    "2 cas sans valeur connue sont hors de la base des parts",
  ]);
});
