import { expect, test } from "vitest";
import { hashOf } from "../src/definitions/hash.ts";
import { unreadFiles } from "../src/index.ts";

test("the hash is the SHA-256 of paths and texts in order", async () => {
  const files = new Map([
    ["sources/b.yaml", "\uFEFFé\r\n"],
    ["indicators.yaml", "x: 1\r"],
    ["map.geojson", "{}"],
  ]);
  // printf '[["indicators.yaml","x: 1\\n"],["sources/b.yaml","é\\n"]]' | sha256sum
  expect(await hashOf(files)).toBe("c448479bc2ef0767bda3228456b36c466a4a86548fb2806c9c90c2ca38e3c465");
});

test("a word moved from a file to its neighbour changes the hash", async () => {
  const hashes = await Promise.all(
    [
      [["sources/a.yaml", "bc"]],
      [["sources/ab.yaml", "c"]],
      [
        ["sources/a.yaml", "b"],
        ["sources/c.yaml", ""],
      ],
    ].map((files) => hashOf(new Map(files.map(([path = "", text = ""]) => [path, text])))),
  );
  expect(new Set(hashes).size).toBe(3);
});

const run = [["study.yaml", "x: 1"]] as const;

test.each([
  ["the text of the diagnostic", "diagnostic.fr.md"],
  ["the text that is easy to read", "facile.fr.md"],
  ["its language", "languages/de.yaml"],
  ["what it cites from elsewhere", "elsewhere.yaml"],
  ["barriers", "barriers.yaml"],
  ["the release", "release.yaml"],
  ["the ground of maps", "tiles.yaml"],
  ["breaks", "breaks.yaml"],
  ["figures already published, compared at assembling", "published.yaml"],
  ["fictitious data", "fiction.yaml"],
  ["notes", "notes.md"],
  ["a copy", "indicators - Copie.yaml"],
  ["a name misspelt", "publishd.yaml"],
  ["a folder that nothing reads", "sources/anciennes/a.yaml"],
])("%s: no partner runs it, and it changes nothing", async (_, path) => {
  expect(await hashOf(new Map([...run, [path, "x"]]))).toBe(await hashOf(new Map(run)));
});

test.each(["indicators.yaml", "populations.yaml", "service-test.yaml", "sources/a.yaml", "codelists/a.yaml"])(
  "%s: a partner is asked it, and it counts",
  async (path) => {
    expect(await hashOf(new Map([...run, [path, "x"]]))).not.toBe(await hashOf(new Map(run)));
  },
);

test("files that nothing reads are named, with what they were meant to be", () => {
  const read = [
    "study.yaml",
    "sources/a.yaml",
    "diagnostic.fr.md",
    "facile.fr.md",
    "LISEZMOI.md",
    "published.yaml",
    "map.geojson",
  ];
  expect(unreadFiles(read)).toEqual([]);
  expect(unreadFiles([...read, "notes.md", "publishd.yaml", "indicators - Copie.yaml"])).toEqual([
    { path: "indicators - Copie.yaml", meant: null },
    { path: "notes.md", meant: null },
    { path: "publishd.yaml", meant: "published.yaml" },
  ]);
});
