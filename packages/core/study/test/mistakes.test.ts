import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeProblem, isRefusal, type VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { z } from "zod";
import { loadStudy, studyProblems } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

/** `nearest` is checked where it is written: empty when nothing must be suggested. */
const expectedFile = z.strictObject({
  without: z.array(z.string()).optional(),
  errors: z.array(
    z.strictObject({
      code: z.string(),
      file: z.string(),
      line: z.number().optional(),
      column: z.number().optional(),
      nearest: z.string().optional(),
    }),
  ),
});

const folder = join(import.meta.dirname, "mistakes");
const base = readFolder("base-study");
const mistakes = readdirSync(folder)
  .toSorted()
  .map((name) => {
    const text = readFileSync(join(folder, name, "expected.json"), "utf8");
    const { without = [], errors } = expectedFile.parse(JSON.parse(text));
    const files = new Map([...base, ...readFolder(`mistakes/${name}`)]);
    for (const path of without) files.delete(path);
    return { name, files, expected: errors };
  });

async function errorsOf(files: ReadonlyMap<string, string>): Promise<readonly VigieError[]> {
  const result = await loadStudy(files);
  return "errors" in result ? result.errors : [];
}

test("the study that the mistakes are made in has none", async () => {
  expect(await errorsOf(base)).toEqual([]);
});

for (const { name, files, expected } of mistakes)
  test(`mistake: ${name}`, async () => {
    const errors = await errorsOf(files);
    const seen = errors.map(({ code, place, values }, position) => ({
      code,
      file: place.file,
      ...(place.line === undefined ? {} : { line: place.line, column: place.column }),
      ...(expected[position]?.nearest === undefined ? {} : { nearest: values.nearest?.value }),
    }));
    expect(seen).toEqual(expected);
    for (const error of errors) {
      const { what, expected, cure } = describeProblem(error, studyProblems, "fr");
      for (const sentence of [what, expected, cure]) {
        expect(sentence).toMatch(/^[\p{Lu}«].*[.?]$/su);
        expect(sentence).not.toMatch(/['{}]/);
      }
    }
  });

test("a file far too large for a study is not read", async () => {
  const files = new Map([...base, ["codelists/big.yaml", "#".repeat(5_000_001)]]);
  const [error, ...others] = await errorsOf(files);
  expect(others).toEqual([]);
  expect(error?.code).toBe("study/file-too-large");
  expect(error && describeProblem(error, studyProblems, "fr").expected).toContain("5\u202f000\u202f000");
});

test("every sentence of the catalogue is reached by a mistake", () => {
  const reached = new Set(mistakes.flatMap(({ expected }) => expected.map(({ code }) => code)));
  expect([...reached, "study/file-too-large", "study/pieces-disagree"].toSorted()).toEqual(
    Object.keys(studyProblems.fr).toSorted(),
  );
});

test("a direct identifier is refused rather than wrong", async () => {
  const mistake = mistakes.find(({ name }) => name === "direct-identifier");
  const errors = await errorsOf(mistake?.files ?? base);
  expect(errors.map((error) => isRefusal(error, studyProblems))).toEqual([true, true]);
});
