import { expect, test } from "vitest";
import { wholeLines } from "../src/suppression/whole-lines.ts";

/** Two tables of four towns by two answers; counts: the towns, then the answers of each in one table, then in the other. */
const towns = [0, 1, 2, 3];
const counts = { town: 0, first: 4, second: 12 };
const lines = (["first", "second"] as const).flatMap((indicator) =>
  towns.map((town) => ({
    indicator,
    dimension: "answer",
    total: town,
    sensitive: false,
    leaves: [0, 1].map((answer) => counts[indicator] + 2 * town + answer),
    parts: [],
  })),
);
const whole = (town: number) => [town, 4 + 2 * town, 5 + 2 * town, 12 + 2 * town, 13 + 2 * town];
const weights = Array.from({ length: 20 }, (_, count) => (whole(1).includes(count) ? 9 : 1));

const cases = [
  {
    why: "the first town is too small: two others of three, the dearest not, whole in both tables",
    forced: whole(0),
    never: [],
    masks: [...whole(0), ...whole(2), ...whole(3)],
  },
  {
    why: "a town of which something may not be masked does not do",
    forced: whole(0),
    never: [17],
    masks: [...whole(0), ...whole(1), ...whole(3)],
  },
  {
    why: "a table that hides nothing asks for none, but has what its totals share",
    forced: [4, 5],
    never: [],
    masks: [4, 5, ...whole(2), ...whole(3)],
  },
  { why: "nothing is hidden", forced: [], never: [], masks: [] },
];

test.each(cases)("$why", ({ forced, never, masks }) => {
  const found = wholeLines({ lines, weights, forced: new Set(forced), never: new Set(never) });
  expect([...found].toSorted((a, b) => a - b)).toEqual(masks.toSorted((a, b) => a - b));
});
