import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readFolder } from "./read-folder.ts";
import { pieceOrder } from "./reference-changes.ts";

/** Keys of study files whose value is read on the pages. */
const read: ReadonlySet<string> = new Set([
  "institution",
  "label",
  "many",
  "note",
  "one",
  "summary",
  "title",
]);

test.each(pieceOrder)("%s has every text in English too, apart from a name that is the same", (name) => {
  const files = readFolder(join("../../../studies/modeles", name));
  const texts = [...files]
    .filter(([path]) => path.endsWith(".yaml"))
    .flatMap(([, text]) => textsIn(parse(text)));
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => !Object.hasOwn(Object(text), "en") && text !== "France Travail")).toEqual([]);
  expect(files.has("diagnostic.en.md")).toBe(true);
});

/** What is written under keys that are read: a text in one language, or in several. */
function textsIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) =>
    read.has(key) && (typeof own === "string" || Object.hasOwn(Object(own), "fr")) ? [own] : textsIn(own),
  );
}
