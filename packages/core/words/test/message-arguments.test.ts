import { expect, test } from "vitest";
import { messageArguments } from "../src/index.ts";

test.each([
  ["Rien.", []],
  ["{b} et {a}, {a, number}", ["a", "b"]],
  ["{n, plural, one {# de {total}} other {# de {all}}}", ["all", "n", "total"]],
  ["{kind, select, x {oui} other {{why}}}", ["kind: other x", "why"]],
  ["{n, number, ::percent .#} <b>", ["n"]],
])("%s", (text, expected) => {
  const found = messageArguments(text)?.map(({ name, cases }) =>
    cases.length === 0 ? name : `${name}: ${cases.join(" ")}`,
  );
  expect(found).toEqual(expected);
});

test("braces that do not close are no message", () => {
  expect(messageArguments("{a")).toBeNull();
});
