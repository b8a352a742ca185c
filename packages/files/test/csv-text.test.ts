import { expect, test } from "vitest";
import { csvText } from "../src/csv-text.ts";

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
