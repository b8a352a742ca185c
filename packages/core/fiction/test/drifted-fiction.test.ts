import { expect, test } from "vitest";
import { driftedFiction, parseFiction } from "../src/index.ts";
import { smallFiction, smallStudy } from "./small-study.ts";

const parsed = parseFiction(smallFiction, "fiction.yaml", smallStudy);
if ("errors" in parsed) throw new RangeError("the small fiction is right");
const { fiction } = parsed;

/** Shares of the rows of a margin, in percent, once one share has moved; its total first, where it has one. */
function sharesAfter(of: string, code: string, change: number): readonly (readonly number[])[] {
  const margins = driftedFiction(fiction, { source: "foyers", of, code, change }).sources.get(
    "foyers",
  )?.margins;
  const margin = margins?.find((each) => each.of === of);
  const distributions = [margin?.total ?? [], ...(margin?.rows ?? []).map(({ shares }) => shares)];
  return distributions
    .filter(({ length }) => length > 0)
    .map((shares) => shares.map((share) => Math.round(share * 1e4) / 100));
}

test("a share moves in every row, the others keep their proportions", () => {
  expect(sharesAfter("group", "digital", 0.07)).toEqual([
    [37, 22.5, 18, 13.5, 9],
    [57, 8.6, 8.6, 4.3, 21.5],
  ]);
});

test("the total moves with the rows", () => {
  expect(sharesAfter("age_band", "old", -0.1)).toEqual([
    [80, 20],
    [50, 50],
  ]);
});

test("what a row never gives stays so, and a share stays within 0 and 100", () => {
  expect(sharesAfter("country", "mainland", 0.3)).toEqual([
    [100, 0, 0, 0],
    [0, 0, 25, 75],
  ]);
});

test("nothing else moves", () => {
  const moved = driftedFiction(fiction, { source: "foyers", of: "group", code: "digital", change: 0.07 });
  const others = (each: typeof fiction) =>
    each.sources.get("foyers")?.margins.filter(({ of }) => of !== "group");
  expect(others(moved)).toEqual(others(fiction));
  expect(driftedFiction(fiction, { source: "ailleurs", of: "group", code: "digital", change: 0.07 })).toEqual(
    fiction,
  );
});
