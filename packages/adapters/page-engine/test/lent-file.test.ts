import { lineOfNullByte, readBytes, utf8Starts } from "@vigie/files";
import { expect, test } from "vitest";
import { sourceOf } from "../src/connectors/lent-file.ts";

/** Of CP1252, longer than what passes at once. */
async function lent(text: string) {
  const blob = new Blob([Buffer.from(text, "latin1")]);
  return sourceOf({ blob, utf8Starts: await utf8Starts(blob, "a.csv") }, () => undefined);
}

test("a file in CP1252 is read as UTF-8, by slices and whole", async () => {
  const text = "é;généralités\n".repeat(100_000);
  const utf8 = Buffer.from(text);
  const source = await lent(text);
  expect(source.size).toBe(utf8.length);
  expect(Buffer.from(await readBytes(source, 500_001, 300_000)).equals(utf8.subarray(500_001, 800_001))).toBe(
    true,
  );
  const passed: Buffer[] = [];
  const range = { start: 11, end: source.size, length: 1_000_000 };
  for await (const chunk of source.passing?.(range) ?? []) passed.push(Buffer.from(chunk));
  expect(Buffer.concat(passed).equals(utf8.subarray(11))).toBe(true);
});

test("its null byte is found at its line", async () => {
  const source = await lent("é;é\né;\0\n");
  expect(await lineOfNullByte(source, new AbortController().signal)).toBe(2);
});

test("what has passed is given back", async () => {
  const source = await lent("é\n");
  const passed: ArrayBufferLike[] = [];
  for await (const { buffer } of source.passing?.({ start: 0, end: source.size, length: 2 }) ?? [])
    passed.push(buffer);
  expect(passed.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
});
