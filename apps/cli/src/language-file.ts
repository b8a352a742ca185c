import type { Study } from "@vigie/study";
import { languages } from "@vigie/words";
import { inputError } from "./problems.ts";

/**
 * A language that Vigie does not speak, to translate: its file, by name.
 * @throws {VigieErrors} for what is not the code of another language
 */
export async function languageFile(study: Study, language: string): Promise<ReadonlyMap<string, string>> {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) || languages.some((known) => known === language))
    throw inputError("cli/language-not-another", {}, { language });
  const { dictionaryTemplate } = await import("@vigie/publication");
  const { withPopulations } = await import("./with-populations.ts");
  return new Map([[`${language}.yaml`, dictionaryTemplate(withPopulations(study), language)]]);
}
