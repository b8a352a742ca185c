import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readSmallZip } from "../src/index.ts";
import { writeZip } from "./world/write-zip.ts";

const limits = { bytesMax: 1_000, isRead: (path: string) => path.endsWith(".txt") };
const zipped = (files: Readonly<Record<string, string>>) =>
  new Blob([
    new Uint8Array(
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
    ),
  ]);

test("reads the files that are asked for, whole, and no other", async () => {
  const zip = await readSmallZip(
    zipped({ "a/é.txt": "oui", "b.bin": "x".repeat(5_000), "c.txt": "" }),
    limits,
  );
  expect(
    zip.kind === "read" && [...zip.files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  ).toEqual([
    ["a/é.txt", "oui"],
    ["c.txt", ""],
  ]);
});

test.each([
  [
    "whose files are larger together than is allowed, before any is inflated",
    zipped({ "a.txt": "a".repeat(600), "b.txt": "b".repeat(600) }),
    "too-large",
  ],
  ["that is a bomb by what it says", zipped({ "a.txt": "0".repeat(50_000_000) }), "too-large"],
  [
    "that is a bomb and says it is small",
    new Blob([new Uint8Array(writeZip({ name: "a.txt", content: strToU8("0".repeat(100_000)), size: 10 }))]),
    "damaged",
  ],
  [
    "that is encrypted",
    new Blob([new Uint8Array(writeZip({ name: "a.txt", content: strToU8("x"), flags: 1 }))]),
    "damaged",
  ],
  ["that is cut", zipped({ "a.txt": "a".repeat(600) }).slice(0, 80), "damaged"],
  ["that is a text", new Blob(["vigie: 1\n"]), "damaged"],
  ["that is empty", new Blob([]), "damaged"],
] as const)("a zip %s", async (_, zip, kind) => {
  expect((await readSmallZip(zip, limits)).kind).toBe(kind);
});
