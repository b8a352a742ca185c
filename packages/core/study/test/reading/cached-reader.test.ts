import { expect, test } from "vitest";
import { studyProblem } from "../../src/problems.ts";
import { cachedReader, type FileReader } from "../../src/reading/cached-reader.ts";

/** Counts its readings; a text with « ! » has a mistake. */
function counting() {
  let readings = 0;
  const read: FileReader<{ readonly file: string; readonly text: string }> = (file, text, found) => {
    readings += 1;
    if (text.includes("!")) found.push(studyProblem("study/file-empty", { file, line: 1, column: 1 }));
    return text === "" ? null : { file, text };
  };
  return { read: cachedReader(read), readings: () => readings };
}

test.each([
  ["the same file, the same text", ["a.yaml", "x"], ["a.yaml", "x"], 1],
  ["another text", ["a.yaml", "x"], ["a.yaml", "y"], 2],
  ["another file, whose mistakes stand elsewhere", ["a.yaml", "x"], ["b.yaml", "x"], 2],
  ["a name that ends as a text begins", ["a", "bx"], ["ab", "x"], 2],
  ["a text with a mistake, which is said each time", ["a.yaml", "x!"], ["a.yaml", "x!"], 2],
  ["a text that gives nothing", ["a.yaml", ""], ["a.yaml", ""], 2],
  [
    "a text larger than all that is kept",
    ["a.yaml", "x".repeat(1_000_001)],
    ["a.yaml", "x".repeat(1_000_001)],
    2,
  ],
])("%s", (_, [file = "", text = ""], [otherFile = "", otherText = ""], expected) => {
  const { read, readings } = counting();
  read(file, text, []);
  const found: Parameters<typeof read>[2] = [];
  const again = read(otherFile, otherText, found);
  expect(readings()).toBe(expected);
  expect(again).toEqual(otherText === "" ? null : { file: otherFile, text: otherText });
  expect(found.length).toBe(otherText.includes("!") ? 1 : 0);
});

test("the oldest is forgotten first, whichever reader read it", () => {
  const [first, second] = [counting(), counting()];
  first.read("a.yaml", "x", []);
  second.read("b.yaml", "y".repeat(600_000), []);
  first.read("a.yaml", "x", []);
  expect(first.readings()).toBe(1);
  second.read("c.yaml", "z".repeat(600_000), []);
  first.read("a.yaml", "x", []);
  second.read("c.yaml", "z".repeat(600_000), []);
  expect([first.readings(), second.readings()]).toEqual([2, 2]);
});
