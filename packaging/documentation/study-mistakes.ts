import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadStudy, studyProblems } from "@vigie/study";
import { type DescribedProblem, describeProblem, withExcerpts } from "@vigie/words";

/** A mistake made in a study on purpose, and what is said of it. */
export type Mistake = Readonly<Record<"fr" | "en", DescribedProblem>>;

/** The first mistake of each code among those that the tests of the room `study` make, by code. */
export async function studyMistakes(root: string): Promise<ReadonlyMap<string, Mistake>> {
  const tests = join(root, "packages/study/test");
  const base = await filesIn(join(tests, "base-study"));
  const found = new Map<string, Mistake>();
  for (const name of (await readdir(join(tests, "mistakes"))).toSorted()) {
    const { "expected.json": expected = "{}", ...own } = Object.fromEntries(
      await filesIn(join(tests, "mistakes", name)),
    );
    const { without = [] }: { readonly without?: readonly string[] } = JSON.parse(expected);
    const files = new Map([...base, ...Object.entries(own)]);
    for (const path of without) files.delete(path);
    const loaded = await loadStudy(files);
    if (!("errors" in loaded)) continue;
    for (const error of withExcerpts(loaded.errors, files))
      if (!found.has(error.code))
        found.set(error.code, {
          fr: describeProblem(error, studyProblems, "fr"),
          en: describeProblem(error, studyProblems, "en"),
        });
  }
  return found;
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
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
