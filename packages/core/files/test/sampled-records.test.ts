import { expect, test } from "vitest";
import { sampledRecords } from "../src/index.ts";

const format = {
  encoding: "utf-8",
  delimiter: ";",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
  width: 2,
} as const;
const rows = (count: number) => Array.from({ length: count }, (_, at) => `${at};${"é".repeat(at % 40)}`);
const sampled = (lines: readonly string[], end = "\n") => sampledRecords(new Blob([lines.join(end)]), format);

test("of a small file, nearly every record is taken, but not its header", async () => {
  const found = await sampled(["A;B", ...rows(100)]);
  expect(found.map(([first]) => Number(first))).toEqual(Array.from({ length: 100 }, (_, at) => at));
});

test("of a large one, whole records from its start to its end", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const found = await sampled(["A;B", ...rows(300_000)], end);
    const numbers = found.map(([first]) => Number(first));
    expect(found.every(([first, second]) => second === "é".repeat(Number(first) % 40))).toBe(true);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect([numbers[0], numbers.at(-1)]).toEqual([0, 299_999]);
    expect(new Set(numbers.map((number) => Math.floor(number / 10_000))).size).toBe(30);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});

test("a record of another width, or a quote left open, hides none of the other pieces", async () => {
  const lines = rows(300_000);
  lines[150_000] = '150000;"';
  lines[100] = "100";
  const numbers = (await sampled(["A;B", ...lines])).map(([first]) => Number(first));
  expect(numbers).not.toContain(100);
  expect(numbers.at(-1)).toBe(299_999);
});
