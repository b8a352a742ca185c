import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

function textsUnder(folder: string, isRead: (path: string) => boolean) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => isRead(path) && !path.includes("node_modules"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** The template of tests of services declares its sources as a study declares its own. */
const template = "packages/core/study/src/service-test/service-test-sources.ts";

const declared = textsUnder("studies", (path) => /\/sources\/[^/]+\.yaml$/.test(path)).flatMap(
  ({ text }) => /^source: (\w+)/m.exec(text)?.[1] ?? [],
);
const ofTemplate = [...readFileSync(join(root, template), "utf8").matchAll(/^ {4}source: "(\w+)"/gm)];
const names = new Set([...declared, ...ofTemplate.map(([, name = ""]) => name)]);

/** Where a word that is also the name of a source is of another vocabulary. */
const otherWords: readonly (readonly [start: string, vocabulary: string])[] = [
  [template, "the sources themselves"],
  ["packages/adapters/known-lists/src/", "known shapes of files"],
  ["packages/core/fiction/src/", "known shapes of files, and a key of fiction.yaml"],
  ["packages/core/places/src/", "kinds of places of the national standard"],
];

test("the names of the sources are found", () => {
  expect(names).toContain("allocataires");
  expect(names).toContain("service_ratings");
});

test("no code asks for a source by its name: what it asks is a property that a source declares", () => {
  const quoted = new RegExp(`["'\`](?:${[...names].join("|")})["'\`]`, "g");
  const found = ["packages", "apps"]
    .flatMap((folder) =>
      textsUnder(folder, (path) => /^(?:packages\/\w+|apps)\/[\w-]+\/src\/.*\.tsx?$/.test(path)),
    )
    .filter(({ path }) => !otherWords.some(([start]) => path.startsWith(start)))
    .flatMap(({ path, text }) => [...text.matchAll(quoted)].map(([name]) => `${path}: ${name}`));
  expect(found).toEqual([]);
});

test("each other vocabulary has such a word", () => {
  const quoted = new RegExp(`["'\`](?:${[...names].join("|")})["'\`]`);
  const unused = otherWords.filter(
    ([start]) =>
      !textsUnder("packages", (path) => path.startsWith(start) && path.endsWith(".ts")).some(({ text }) =>
        quoted.test(text),
      ),
  );
  expect(unused).toEqual([]);
});
