import { expect, test } from "vitest";
import { noteMessage } from "../src/conversion-notes.ts";
import { shapes } from "../src/kinds/index.ts";
import fr from "../words/notes.fr.json" with { type: "json" };

test("every note of a shape has its message, and every message its note", () => {
  const messages = Object.values(shapes).flatMap(({ noteFamily, notes }) =>
    Object.keys(notes).map((code) => noteMessage(noteFamily, code).fr),
  );
  expect([...new Set(messages)].toSorted()).toEqual(Object.values(fr).toSorted());
});

test("a note of no message is a fault of ours", () => {
  expect(() => noteMessage("tests", "unheard")).toThrow(RangeError);
});
