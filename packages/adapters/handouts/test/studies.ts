import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadStudy, type Study } from "@vigie/study";
import { type Questionnaire, questionnaireOf } from "../src/index.ts";

const studies = join(import.meta.dirname, "../../../../studies");

/** The text files of a study of this repository, by path. */
export function filesOfStudy(name: string): ReadonlyMap<string, string> {
  const folder = join(studies, name);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    paths
      .filter((path) => /\.(?:yaml|md|csv)$/.test(path))
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
}

export async function loaded(files: ReadonlyMap<string, string>): Promise<Study> {
  const result = await loadStudy(files);
  if ("errors" in result)
    throw new Error(JSON.stringify(result.errors.map(({ code, place }) => [code, place])));
  return result.study;
}

/** The surveys of the reference study and of the models. */
export const surveys = [
  ["publics-fragiles", "enquete_insertion"],
  ["publics-fragiles", "enquete_professionnels"],
  ["modeles/enquete-usagers", "enquete_usagers"],
  ["modeles/enquete-professionnels", "enquete_professionnels"],
] as const;

export async function questionnaireIn(study: string, source: string): Promise<Questionnaire> {
  const read = await loaded(filesOfStudy(study));
  const found = read.sources.get(source);
  if (found === undefined) throw new Error(`no source ${source}`);
  return questionnaireOf(read, found).questionnaire;
}
