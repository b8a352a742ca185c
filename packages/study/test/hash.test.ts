import { expect, test } from "vitest";
import { hashOf } from "../src/hash.ts";

test("the hash is the SHA-256 of paths and texts in order", async () => {
  const files = new Map([
    ["notes/b.md", "\uFEFFé\r\n"],
    ["a.yaml", "x: 1\r"],
    ["map.geojson", "{}"],
  ]);
  // printf '[["a.yaml","x: 1\\n"],["notes/b.md","é\\n"]]' | sha256sum
  expect(await hashOf(files)).toBe("9d4ef029fc301b390b50274644772966945aed3804be0bedc1ac699ae6878b31");
});

test("a word moved from a file to its neighbour changes the hash", async () => {
  const hashes = await Promise.all(
    [
      [["a.md", "bc"]],
      [["ab.md", "c"]],
      [
        ["a.md", "b"],
        ["c.md", ""],
      ],
    ].map((files) => hashOf(new Map(files.map(([path = "", text = ""]) => [path, text])))),
  );
  expect(new Set(hashes).size).toBe(3);
});

test("the text of the diagnostic, what it cites from elsewhere, the barriers and the release change nothing", async () => {
  const run = [["study.yaml", "x: 1"]] as const;
  const told = [
    ...run,
    ["diagnostic.fr.md", "# Un"],
    ["diagnostic.en.md", "# One"],
    ["elsewhere.yaml", "values: {}"],
    ["barriers.yaml", "barriers: {}"],
    ["release.yaml", "url: https://observatoire.exemple"],
    ["tiles.yaml", "tiles: {}"],
  ] as const;
  expect(await hashOf(new Map(told))).toBe(await hashOf(new Map(run)));
  expect(await hashOf(new Map([...run, ["notes/diagnostic.fr.md", "#"]]))).not.toBe(
    await hashOf(new Map(run)),
  );
});
