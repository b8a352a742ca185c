import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesProblems } from "@vigie/files";
import { mappingProblems } from "@vigie/mapping";
import { studyProblems } from "@vigie/study";
import { describeProblem, isRefusal, joinedProblems, type VigieError, VigieErrors } from "@vigie/words";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { engineProblems, RefusedRun } from "../src/index.ts";
import { runFolder } from "./world/run-folder.ts";
import { smallStudy, studyText } from "./world/study.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

/** `named`: values of the data that the messages may say. `nearest`: empty where nothing must be suggested. */
const expectedFile = z.strictObject({
  refusal: z.boolean().optional(),
  named: z.array(z.string()).optional(),
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

const catalogue = joinedProblems([studyProblems, filesProblems, mappingProblems, engineProblems]);
const folder = join(import.meta.dirname, "mistakes");
const mistakes = readdirSync(folder)
  .toSorted()
  .map((name) => ({
    name,
    expected: expectedFile.parse(JSON.parse(readFileSync(join(folder, name, "expected.json"), "utf8"))),
  }));

/** A copy of the right files, some of them replaced by those of a mistake. */
function filesOf(name: string): string {
  const files = temporaryFolder();
  cpSync(join(import.meta.dirname, "base"), files, { recursive: true });
  if (name !== "base") cpSync(join(folder, name), files, { recursive: true });
  rmSync(join(files, "expected.json"), { force: true });
  return files;
}

async function refusalOf(files: string, workFolder: string): Promise<VigieErrors> {
  const error = await runFolder(await smallStudy(), files, { workFolder }).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof VigieErrors) return error;
  throw error ?? new Error("the run was not refused");
}

test("the files that the mistakes are made in have none", async () => {
  const { quality } = await runFolder(await smallStudy(), filesOf("base"));
  expect(quality.units).toBe(4);
});

for (const { name, expected } of mistakes)
  test(`mistake: ${name}`, async () => {
    const files = filesOf(name);
    const workFolder = join(temporaryFolder(), "work");
    const { errors } = await refusalOf(files, workFolder);
    const seen = errors.map(({ code, place, values }, position) => ({
      code,
      file: place.file?.replace(`${files}/`, ""),
      ...(place.line === undefined ? {} : { line: place.line }),
      ...(place.column === undefined ? {} : { column: place.column }),
      ...(expected.errors[position]?.nearest === undefined ? {} : { nearest: values.nearest?.value }),
    }));
    expect(seen).toEqual(expected.errors);
    expect(errors.some((error) => isRefusal(error, catalogue))).toBe(expected.refusal ?? false);
    for (const error of errors) expectSentences(error);
    expectSilent(errors, { files, named: expected.named ?? [] });
  });

function expectSentences(error: VigieError): void {
  const { what, expected, cure } = describeProblem(error, catalogue, "fr");
  for (const sentence of [what, expected, cure]) {
    expect(sentence).toMatch(/^[\p{Lu}«].*[.?]$/su);
    expect(sentence).not.toMatch(/['{}]/);
  }
}

/** No value of the data is in a message, save those that the study, the mapping or a header writes too. */
function expectSilent(
  errors: readonly VigieError[],
  { files, named }: { readonly files: string; readonly named: readonly string[] },
): void {
  const answerOf = errors
    .flatMap((error) => {
      const { where, what, expected, cure } = describeProblem(error, catalogue, "fr");
      return [where, what, expected, cure];
    })
    .join("\n");
  const mapping = readFileSync(join(files, "mapping.yaml"), "utf8");
  for (const file of ["foyers.csv", "contacts.csv"].filter((name) => existsSync(join(files, name)))) {
    const [header = [], ...rows]: string[][] = parse(readFileSync(join(files, file), "latin1"), {
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
    const public_ = [studyText, mapping, ...header, ...named].join("\n");
    const secret = new Set(rows.flat().filter((cell) => cell.length > 2 && !public_.includes(cell)));
    for (const cell of secret) expect(answerOf).not.toContain(cell);
  }
}

test("the values too rare to be named are kept for the private folder", async () => {
  const refusal = await refusalOf(filesOf("code-unknown"), join(temporaryFolder(), "work"));
  expect(refusal instanceof RefusedRun && refusal.unknownCodes).toEqual([
    { role: "contacts", column: "canal", value: "API", rows: 11 },
    { role: "contacts", column: "canal", value: "guichets", rows: 11 },
    { role: "contacts", column: "canal", value: "Fax de Mme Dupont", rows: 1 },
  ]);
});

test("values that look like a direct identifier are kept nowhere", async () => {
  const refusal = await refusalOf(filesOf("value-identifies"), join(temporaryFolder(), "work"));
  expect(refusal instanceof RefusedRun && refusal.unknownCodes).toEqual([]);
});

test("a code of another field is called so", async () => {
  const files = filesOf("mapping-code-unknown");
  const path = join(files, "mapping.yaml");
  const whatOf = async (code: string) => {
    writeFileSync(path, readFileSync(path, "utf8").replace(/F: \w+/, `F: ${code}`));
    const { errors } = await refusalOf(files, join(temporaryFolder(), "work"));
    return errors.map((error) => describeProblem(error, catalogue, "fr").what).join(" ");
  };
  expect(await whatOf("guichet")).toContain("n’est pas un code de « sexe », mais de : channel");
  expect(await whatOf("fauteuil")).toContain("n’est pas un code de l’étude");
});

test("days whose years have two digits are called so, whatever their separator", async () => {
  const files = filesOf("base");
  const right = readFileSync(join(files, "foyers.csv"), "utf8");
  const cures = async (content: string) => {
    writeFileSync(join(files, "foyers.csv"), content);
    const { errors } = await refusalOf(files, join(temporaryFolder(), "work"));
    return errors.map((error) => describeProblem(error, catalogue, "fr").cure).join(" ");
  };
  for (const separator of ["/", "-", "."])
    expect(
      await cures(right.replaceAll(/(\d\d)\/(\d\d)\/19(\d\d)/g, ["$1", "$2", "$3"].join(separator))),
    ).toContain("ne devine pas le siècle");
  expect(await cures(right.replace("14/07/1992", "30/02/1992"))).not.toContain("siècle");
});
