import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { cp1252Range, utf8Of } from "../src/csv/cp1252-as-utf8.ts";
import { utf8Starts } from "../src/csv/decoded-text.ts";

/** Every byte there is, and words of a French file, over three blocks and a part of one. */
const bytes = new Uint8Array(200_000);
for (const at of bytes.keys()) bytes[at] = at % 1000 < 256 ? at % 1000 : 97 + (at % 26);
const utf8 = new TextEncoder().encode(new TextDecoder("windows-1252").decode(bytes));

async function part(start: number, end: number): Promise<Uint8Array> {
  const range = cp1252Range(await utf8Starts(new Blob([bytes]), "a.csv"), start, end);
  const read = utf8Of(bytes.subarray(range.start, range.end), range.utf8Length);
  return read.subarray(range.before, range.before + end - start);
}

test("the last start is the length of the file in UTF-8", async () => {
  expect((await utf8Starts(new Blob([bytes]), "a.csv")).at(-1)).toBe(utf8.length);
});

const block = 1 << 16;
const blockInUtf8 = new TextEncoder().encode(
  new TextDecoder("windows-1252").decode(bytes.subarray(0, block)),
).length;

test.each([
  ["from the start", 0, 10],
  ["within a letter of three bytes", 131, 140],
  ["at the end of a block", blockInUtf8 - 5, blockInUtf8],
  ["from the start of a block", blockInUtf8, blockInUtf8 + 5],
  ["over the end of a block", blockInUtf8 - 5, blockInUtf8 + 5],
  ["over blocks", 1000, utf8.length - 1000],
  ["to the end", utf8.length - 3, utf8.length],
  ["the whole file", 0, utf8.length],
] as const)("%s: the same bytes as the whole file in UTF-8 has there", async (_, start, end) => {
  expect(Buffer.from(await part(start, end)).equals(utf8.subarray(start, end))).toBe(true);
});

describe("a file that is UTF-8 already", () => {
  const startsOf = (text: string) => utf8Starts(new Blob([text]), "a.csv");
  test("with letters beyond ASCII is refused", async () => {
    await expect(startsOf("généralités;1\n")).rejects.toThrow(VigieErrors);
  });
  test("in ASCII alone is as it is", async () => {
    expect([...(await startsOf("autre;1\n"))]).toEqual([0, 8]);
  });
});
