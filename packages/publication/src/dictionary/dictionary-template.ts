import type { Study } from "@vigie/study";
import { publicationCatalogues } from "../publication-messages.ts";
import { textsOf } from "./texts-of.ts";

/**
 * A language file to fill in: each sentence of the pages after its French, and the study's texts. What the study
 * already says in this language is kept; what is left empty is to translate.
 */
export function dictionaryTemplate(study: Study, language: string): string {
  const dictionary = study.dictionaries.get(language);
  const sentences = Object.entries(publicationCatalogues.fr).map(
    ([key, french]) =>
      `  # ${french.replaceAll("\n", " ")}\n  ${key}: ${quoted(dictionary?.said.get(key))}\n`,
  );
  const texts = textsOf(study).map(
    (french) => `  ${quoted(french)}: ${quoted(dictionary?.texts.get(french))}\n`,
  );
  return `# Une langue de plus. Chaque phrase suit son français ; ce qui est entre accolades reste tel quel, et les pluriels
# suivent ICU MessageFormat. Ce qui est vide reste à traduire : « vigie check » en dit le nombre.
language: ${language}
name: ${quoted(dictionary?.name ?? language)}
said:
${sentences.join("")}texts:
${texts.join("")}`;
}

/** As JSON, which YAML reads. */
function quoted(text = ""): string {
  return JSON.stringify(text);
}
