import { loadStudy, type Study } from "@vigie/study";
import { type VigieError, VigieErrors } from "@vigie/words";
import { groupedMistakes } from "./grouped-mistakes.ts";

/** A study as it is read, null where it cannot be; and everything wrong with its files, its texts and its fiction. */
export interface CheckedStudy {
  readonly study: Study | null;
  readonly mistakes: readonly VigieError[];
}

/** @param files text by path in the study’s folder */
export async function checkedStudy(files: ReadonlyMap<string, string>): Promise<CheckedStudy> {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) return { study: null, mistakes: loaded.errors };
  const { study } = loaded;
  return { study, mistakes: [...(await textMistakes(study)), ...(await fictionMistakes(files, study))] };
}

/** @throws {VigieErrors} everything wrong with the study, its texts and its fiction */
export async function rightStudy(files: ReadonlyMap<string, string>): Promise<Study> {
  const { study, mistakes } = await checkedStudy(files);
  if (study === null || mistakes.length > 0) throw new VigieErrors(groupedMistakes(mistakes, files));
  return study;
}

/** What reads texts and languages is loaded for the studies that have some. */
async function textMistakes(study: Study): Promise<readonly VigieError[]> {
  if (study.texts.size + study.easyTexts.size + study.dictionaries.size === 0) return [];
  const { easyTextProblems, textProblems } = await import("@vigie/text");
  return [...(await languageMistakes(study)), ...textProblems(study), ...easyTextProblems(study)];
}

async function languageMistakes(study: Study): Promise<readonly VigieError[]> {
  if (study.dictionaries.size === 0) return [];
  const { dictionaryProblems } = await import("@vigie/publication");
  const { withPopulations } = await import("./with-populations.ts");
  return dictionaryProblems(withPopulations(study));
}

/** What reads fictitious data is loaded for the studies that have some. */
async function fictionMistakes(
  files: ReadonlyMap<string, string>,
  study: Study,
): Promise<readonly VigieError[]> {
  const text = files.get("fiction.yaml");
  if (text === undefined) return [];
  const { parseFiction } = await import("@vigie/fiction");
  const parsed = parseFiction(text, "fiction.yaml", study);
  return "errors" in parsed ? parsed.errors : [];
}
