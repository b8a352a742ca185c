import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The most files, types included, that may import each other. */
const filesMax = 5;

/**
 * Greatest circles that are left: of files above that, and of the folders and loose files of a `src`. They may only go down; a
 * package or an app that is not here has one direction between its folders.
 */
const left: Readonly<Record<string, { readonly files?: number; readonly folders: number }>> = {
  "apps/hub": { files: 6, folders: 11 },
  "packages/core/fiction": { folders: 3 },
  "packages/core/publication": { folders: 4 },
};

const root = join(import.meta.dirname, "..");
const parts = ["packages/core", "packages/adapters", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);

type Links = ReadonlyMap<string, ReadonlySet<string>>;

/** What each file of a `src` names of the same `src`, by paths from there. */
function filesOf(part: string): Links {
  const src = join(root, part, "src");
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  return new Map(
    paths.map((path) => {
      const named = readFileSync(join(src, path), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
      return [path, new Set([...named].map(([, name = ""]) => join(path, "..", name)))];
    }),
  );
}

/** The same links between the folders of a `src`, and its loose files. */
function foldersOf(files: Links): Links {
  const nodeOf = (path: string) => path.split(/[/\\]/)[0] ?? "";
  const byNode = Map.groupBy(files, ([path]) => nodeOf(path));
  return new Map(
    [...byNode].map(([node, own]) => {
      const named = own.flatMap(([, names]) => [...names].filter((name) => files.has(name)).map(nodeOf));
      return [node, new Set(named.filter((name) => name !== node))];
    }),
  );
}

/** Sizes of the sets whose members all reach each other, the greatest first. */
function circlesIn(links: Links): readonly number[] {
  const reached = new Map([...links.keys()].map((start) => [start, reachedFrom(links, start)]));
  const met = new Set<string>();
  const sizes = [...links.keys()].flatMap((start) => {
    if (met.has(start) || !reached.get(start)?.has(start)) return [];
    const circle = [...links.keys()].filter(
      (other) => reached.get(start)?.has(other) && reached.get(other)?.has(start),
    );
    for (const path of circle) met.add(path);
    return [circle.length];
  });
  return sizes.toSorted((a, b) => b - a);
}

function reachedFrom(links: Links, start: string): ReadonlySet<string> {
  const found = new Set(links.get(start));
  for (const path of found) for (const next of links.get(path) ?? []) found.add(next);
  return found;
}

test("circles are found, with their sizes", () => {
  const links = new Map([
    ["a", new Set(["b"])],
    ["b", new Set(["c"])],
    ["c", new Set(["a", "d"])],
    ["d", new Set(["e"])],
    ["e", new Set(["d", "f"])],
    ["f", new Set<string>()],
  ]);
  expect(circlesIn(links)).toEqual([3, 2]);
});

test.each(parts)("%s: files and folders have one direction", (part) => {
  const files = filesOf(part);
  const { files: ofFiles = filesMax, folders: ofFolders = 0 } = left[part] ?? {};
  expect(circlesIn(files)[0] ?? 0).toBeLessThanOrEqual(ofFiles);
  expect(circlesIn(foldersOf(files))[0] ?? 0).toBeLessThanOrEqual(ofFolders);
});
