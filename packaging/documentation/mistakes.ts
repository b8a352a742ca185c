import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { mappingProblems, parseMapping } from "@vigie/mapping";
import { loadStudy, studyProblems } from "@vigie/study";
import {
  type DescribedProblem,
  describeProblem,
  joinedProblems,
  type VigieError,
  withExcerpts,
} from "@vigie/words";
import { smallShapes, smallStudy } from "../../packages/core/engine/test/world/study.ts";

/** A mistake made on purpose in the files of a test, and its message. */
export type Mistake = Readonly<Record<"fr" | "en", DescribedProblem>>;

const catalogue = joinedProblems([studyProblems, mappingProblems]);

/** The first mistake of each code among those that the tests of studies and of mappings make, by code. */
export async function testedMistakes(root: string): Promise<ReadonlyMap<string, Mistake>> {
  const errors = [...(await studyErrors(root)), ...(await mappingErrors(root))];
  const found = new Map<string, Mistake>();
  for (const error of errors)
    if (!found.has(error.code))
      found.set(error.code, {
        fr: describeProblem(error, catalogue, "fr"),
        en: describeProblem(error, catalogue, "en"),
      });
  return found;
}

async function studyErrors(root: string): Promise<readonly VigieError[]> {
  const tests = join(root, "packages/core/study/test");
  const base = await filesIn(join(tests, "base-study"));
  const found: VigieError[] = [];
  for (const { "expected.json": expected = "{}", ...changed } of await mistakesIn(tests)) {
    const { without = [] }: { readonly without?: readonly string[] } = JSON.parse(expected);
    const files = new Map([...base, ...Object.entries(changed)]);
    for (const path of without) files.delete(path);
    const loaded = await loadStudy(files);
    if ("errors" in loaded) found.push(...withExcerpts(loaded.errors, files));
  }
  return found;
}

/** Those that a mapping shows without its data. These mappings are invented: their lines may be shown, their secret too. */
async function mappingErrors(root: string): Promise<readonly VigieError[]> {
  const study = await smallStudy();
  return (await mistakesIn(join(root, "packages/core/engine/test"))).flatMap(({ "mapping.yaml": text }) => {
    if (text === undefined) return [];
    const parsed = parseMapping(text, "mapping.yaml", { study, shapes: smallShapes });
    return "errors" in parsed ? withExcerpts(parsed.errors, new Map([["mapping.yaml", text]])) : [];
  });
}

/** The files of each mistake, by path, in the order of their names. */
async function mistakesIn(tests: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const folder = join(tests, "mistakes");
  const names = (await readdir(folder)).toSorted();
  return Promise.all(names.map(async (name) => Object.fromEntries(await filesIn(join(folder, name)))));
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|md|json|geojson)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      files
        .toSorted()
        .map(
          async (path) =>
            [path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8")] as const,
        ),
    ),
  );
}
