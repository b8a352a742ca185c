import { expect, test } from "vitest";
import { readingProgress } from "../src/connectors/reading-progress.ts";

const units = { path: "units", size: 10 };
const contacts = { path: "contacts", size: 30 };

test("what is read of two files in turns adds up, and the second pass starts once as many bytes were read", () => {
  const follow = readingProgress([units, contacts]);
  const read = (file: typeof units, start: number, end: number) => follow({ ...file, start, end });
  expect(read(units, 0, 5)).toEqual({ pass: 1, read: 5, size: 40 });
  expect(read(contacts, 0, 30)).toEqual({ pass: 1, read: 35, size: 40 });
  expect(read(units, 5, 10)).toEqual({ pass: 1, read: 40, size: 40 });
  expect(read(contacts, 0, 10)).toEqual({ pass: 2, read: 10, size: 40 });
});

test("a start read again, the last rows and other files are no progress", () => {
  const follow = readingProgress([contacts]);
  const read = (start: number, end: number) => follow({ ...contacts, start, end });
  expect(read(0, 10)).toMatchObject({ read: 10 });
  expect(read(0, 2)).toBeNull();
  expect(read(28, 30)).toBeNull();
  expect(follow({ ...units, start: 0, end: 10 })).toBeNull();
  expect(read(2, 12)).toMatchObject({ pass: 1, read: 12 });
});
