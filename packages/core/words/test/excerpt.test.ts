import { expect, test } from "vitest";
import { describeProblem, type FilePlace, VigieError, withExcerpts } from "../src/index.ts";

const long = `${"a".repeat(150)}MISTAKE${"b".repeat(150)}`;
const files = new Map([
  ["study.yaml", "id: essai\r\n\twindow: 2022\n\nlabel: \u001B[2Jx\n"],
  ["long.yaml", long],
]);
const excerptAt = (place: FilePlace) => withExcerpts([new VigieError("test/any", place)], files)[0]?.excerpt;

test.each<{ title: string; place: FilePlace; excerpt: ReturnType<typeof excerptAt> }>([
  {
    title: "the line and the column",
    place: { file: "study.yaml", line: 1, column: 5 },
    excerpt: { line: 1, text: "id: essai", column: 5 },
  },
  {
    title: "a tab is one column",
    place: { file: "study.yaml", line: 2, column: 2 },
    excerpt: { line: 2, text: " window: 2022", column: 2 },
  },
  {
    title: "a line without a column",
    place: { file: "study.yaml", line: 1 },
    excerpt: { line: 1, text: "id: essai", column: null },
  },
  { title: "an empty line shows nothing", place: { file: "study.yaml", line: 3, column: 1 }, excerpt: null },
  { title: "past the end", place: { file: "study.yaml", line: 99, column: 1 }, excerpt: null },
  { title: "a file as a whole", place: { file: "study.yaml" }, excerpt: null },
  { title: "another file, as one of data", place: { file: "rsa.csv", line: 1, column: 1 }, excerpt: null },
  {
    title: "what would move a terminal’s cursor is not shown",
    place: { file: "study.yaml", line: 4, column: 8 },
    excerpt: { line: 4, text: "label: \uFFFD[2Jx", column: 8 },
  },
])("$title", ({ place, excerpt }) => {
  expect(excerptAt(place)).toEqual(excerpt);
});

test.each([1, 60, 151, 250, 307])("a long line is shown around column %i", (column) => {
  const excerpt = excerptAt({ file: "long.yaml", line: 1, column });
  expect(excerpt?.text.length).toBeLessThanOrEqual(102);
  expect(excerpt?.text[(excerpt.column ?? 0) - 1]).toBe(long[column - 1]);
});

test("a described problem has its excerpt", () => {
  const catalogue = {
    fr: { "test/any": { what: "Un.", expected: "Deux.", cure: "Trois." } },
    en: {},
    refusals: [],
  };
  const [error] = withExcerpts(
    [new VigieError("test/any", { file: "study.yaml", line: 1, column: 5 })],
    files,
  );
  expect(error && describeProblem(error, catalogue, "fr").excerpt?.text).toBe("id: essai");
});
