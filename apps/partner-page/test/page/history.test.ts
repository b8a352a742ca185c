import { expect, test } from "vitest";
import { type History, historyOf, recordChange, redo, undo } from "../../src/page/history.ts";
import { partnerPageFormatter } from "../../src/page/page-formatter.ts";

const to = (value: string) => () => `to ${value}`;
const labels = (changes: History<unknown>["past"]) =>
  changes.map(({ label }) => label(partnerPageFormatter("fr")));

const drawn = recordChange(recordChange(historyOf("a"), to("b"), "b"), to("c"), "c");

test.for<[string, History<string>, string, readonly string[], readonly string[]]>([
  ["a change can be undone", drawn, "c", ["to b", "to c"], []],
  ["undone, it can be done again", undo(drawn), "b", ["to b"], ["to c"]],
  ["twice undone", undo(undo(drawn)), "a", [], ["to b", "to c"]],
  ["nothing is left to undo", undo(undo(undo(drawn))), "a", [], ["to b", "to c"]],
  ["done again", redo(undo(drawn)), "c", ["to b", "to c"], []],
  ["nothing is left to redo", redo(drawn), "c", ["to b", "to c"], []],
  [
    "another change forgets what was undone",
    recordChange(undo(drawn), to("d"), "d"),
    "d",
    ["to b", "to d"],
    [],
  ],
])("%s", ([, { present, past, future }, value, behind, ahead]) => {
  expect(present).toBe(value);
  expect(labels(past)).toEqual(behind);
  expect(labels(future)).toEqual(ahead);
});

test("the oldest change is forgotten past five hundred", () => {
  let long = historyOf(0);
  for (let step = 1; step <= 600; step++) long = recordChange(long, to(`${step}`), step);
  expect(long.past).toHaveLength(500);
  expect(labels(long.past)[0]).toBe("to 101");
});
