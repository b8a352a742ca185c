import { expect, test } from "vitest";
import { type Decompress, fromRoss, fromRuns } from "../src/sas/row-decompression.ts";

const damaged = () => new Error("damaged");
const letters = (length: number) => Array.from({ length }, (_, at) => 65 + (at % 26));
const times = (byte: number, length: number) => new Array<number>(length).fill(byte);

interface Case {
  readonly title: string;
  readonly by: Decompress;
  readonly packed: readonly number[];
  readonly row: readonly number[];
}

/** Each command of the two methods, by hand from their descriptions. */
const cases: readonly Case[] = [
  { title: "a copy of 64 bytes or more", by: fromRuns, packed: [0x00, 2, ...letters(66)], row: letters(66) },
  { title: "a copy of 320", by: fromRuns, packed: [0x01, 0, ...letters(320)], row: letters(320) },
  { title: "a long run of a byte", by: fromRuns, packed: [0x41, 3, 65], row: times(65, 256 + 3 + 18) },
  { title: "a long run of spaces", by: fromRuns, packed: [0x60, 3], row: times(0x20, 20) },
  { title: "a long run of zeros", by: fromRuns, packed: [0x71, 0], row: times(0, 273) },
  { title: "a copy of 1 to 16", by: fromRuns, packed: [0x82, 1, 2, 3], row: [1, 2, 3] },
  { title: "a copy of 17 to 32", by: fromRuns, packed: [0x90, ...letters(17)], row: letters(17) },
  { title: "a copy of 33 to 48", by: fromRuns, packed: [0xa1, ...letters(34)], row: letters(34) },
  { title: "a copy of 49 to 64", by: fromRuns, packed: [0xbf, ...letters(64)], row: letters(64) },
  { title: "a run of 3 to 18", by: fromRuns, packed: [0xc2, 7], row: times(7, 5) },
  { title: "a run of at signs", by: fromRuns, packed: [0xd1], row: times(0x40, 3) },
  { title: "a run of spaces", by: fromRuns, packed: [0xef], row: times(0x20, 17) },
  { title: "a run of zeros", by: fromRuns, packed: [0xf0], row: times(0, 2) },
  {
    title: "several commands",
    by: fromRuns,
    packed: [0x81, 1, 2, 0xe1, 0x80, 9],
    row: [1, 2, 0x20, 0x20, 0x20, 9],
  },
  { title: "bytes as they are", by: fromRoss, packed: [0, 0, 1, 2, 3], row: [1, 2, 3] },
  { title: "a short run", by: fromRoss, packed: [0x80, 0, 0x02, 9], row: times(9, 5) },
  { title: "a long run", by: fromRoss, packed: [0x80, 0, 0x13, 2, 9], row: times(9, 19 + 3 + 32) },
  {
    title: "a short copy of what came before",
    by: fromRoss,
    packed: [0x10, 0, 1, 2, 3, 0x30, 0],
    row: [1, 2, 3, 1, 2, 3],
  },
  {
    title: "a long copy of what came before",
    by: fromRoss,
    packed: [0, 0, ...letters(16), 0x80, 0, 0x2d, 0, 0],
    row: [...letters(16), ...letters(16)],
  },
];

for (const { title, by, packed, row } of cases)
  test(`${by === fromRuns ? "runs" : "Ross"}: ${title}`, () => {
    const written = new Uint8Array(row.length);
    by(Uint8Array.from(packed), written, damaged);
    expect([...written]).toEqual(row);
  });

const wrong: readonly (Omit<Case, "row"> & { readonly length: number })[] = [
  { title: "a row that is too short", by: fromRuns, packed: [0xf0], length: 3 },
  { title: "a row that is too long", by: fromRuns, packed: [0xf0], length: 1 },
  { title: "a command that does not exist", by: fromRuns, packed: [0x50, 1], length: 3 },
  { title: "a copy past the end", by: fromRuns, packed: [0x8f, 1], length: 16 },
  { title: "an end within a command", by: fromRuns, packed: [0xc2], length: 5 },
  { title: "a copy of what was not there", by: fromRoss, packed: [0x80, 0, 0x30, 0], length: 3 },
  { title: "a row that is too long", by: fromRoss, packed: [0, 0, 1, 2, 3], length: 2 },
  { title: "an end within a word", by: fromRoss, packed: [0], length: 1 },
];

for (const { title, by, packed, length } of wrong)
  test(`${by === fromRuns ? "runs" : "Ross"}, refused: ${title}`, () => {
    expect(() => by(Uint8Array.from(packed), new Uint8Array(length), damaged)).toThrow("damaged");
  });
