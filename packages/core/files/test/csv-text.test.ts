import { expect, test } from "vitest";
import { csvLine, csvText, forPrograms, guarded, spreadsheetText } from "../src/csv/csv-format.ts";

async function textOf(header: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  async function* batches() {
    yield rows;
  }
  const parts: string[] = [];
  for await (const part of csvText(header, batches())) parts.push(part);
  return parts.join("");
}

test("every value stands between quotes, and its own are doubled", async () => {
  expect(
    await textOf(
      ["a", 'b "c"'],
      [
        ["1", ""],
        ['"', 'x,"y"'],
        ["deux\nlignes", '","'],
      ],
    ),
  ).toBe('"a","b ""c"""\n"1",""\n"""","x,""y"""\n"deux\nlignes",""","""\n');
});

test("a row of one empty value is a line", async () => {
  expect(await textOf(["a"], [[""], ["x"]])).toBe('"a"\n""\n"x"\n');
});

test.each<readonly [title: string, values: readonly string[], line: string]>([
  ["words and numbers are plain", ["a b", "1.5", ""], "a b,1.5,\n"],
  [
    "a comma, a quote, an end of line of either kind",
    ["a,b", 'c"d', "e\nf", "g\rh"],
    '"a,b","c""d","e\nf","g\rh"\n',
  ],
  ["a semicolon needs none here", ["a;b"], "a;b\n"],
])("for programs, quotes stand where they are needed: %s", (_, values, line) => {
  expect(csvLine(values, forPrograms)).toBe(line);
});

test("for a spreadsheet: the mark of UTF-8, its delimiter, the ends of lines of Windows", () => {
  expect(
    spreadsheetText(
      [
        ["a", "b;c"],
        ["1,5", ""],
      ],
      ";",
    ),
  ).toBe('\uFEFFa;"b;c"\r\n1,5;\r\n');
});

test.each([
  ["=1+1", "'=1+1"],
  [" +33 1 40", "' +33 1 40"],
  ["＝A1", "'＝A1"],
  ["-", "'-"],
  ["\tx", "'\tx"],
  ["a=1", "a=1"],
  ["1", "1"],
])("what a spreadsheet would run is kept a text: %j", (text, expected) => {
  expect(guarded(text)).toBe(expected);
});
