import { languages, type VigieError } from "@vigie/words";
import { z } from "zod";
import type { Form } from "../forms/form.ts";
import type { Dictionary, Study } from "../model/study.ts";
import { report } from "../problems.ts";

/** The languages that a study brings with it, by tag. */
export function resolveDictionaries(
  forms: readonly (Form<DictionaryFile> | null)[],
  found: VigieError[],
): Study["dictionaries"] {
  const known = forms.flatMap((form): readonly Dictionary[] => {
    if (form === null) return [];
    const { value, written } = form;
    const place = written.place(["language"]);
    const name = written.file.replace(/^.*\/|\.yaml$/g, "");
    if (name !== value.language || !isLocale(value.language))
      report(found, "study/dictionary-name", place, { language: value.language, file: name });
    if (languages.some((own) => own === value.language))
      report(found, "study/dictionary-needless", place, { language: value.language });
    return [
      {
        language: value.language,
        name: value.name,
        said: new Map(Object.entries(value.said)),
        texts: new Map(Object.entries(value.texts)),
        file: written.file,
        placeOf: (part, key) => written.placeOfKey(key === undefined ? [part] : [part, key]),
      },
    ];
  });
  return new Map(known.map((dictionary) => [dictionary.language, dictionary]));
}

/** Whether numbers, days and plurals are known in it. */
function isLocale(language: string): boolean {
  try {
    return Intl.PluralRules.supportedLocalesOf([language]).length > 0;
  } catch {
    return false;
  }
}

/** A language by its tag, as `de`, `ar` or `pt-BR`. */
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language-tag");

/** `languages/*.yaml`: a language that Vigie does not speak by itself, its sentences and the study's labels in it. */
export const dictionaryFile = z.strictObject({
  language: languageTag.describe("Code de la langue, par exemple de, ar ou pt-BR ; c’est le nom du fichier."),
  name: z.string().min(1).describe("Nom de la langue, dans cette langue : Deutsch."),
  said: z
    .record(z.string(), z.string())
    .describe("Phrases des pages, par clé, au format ICU MessageFormat. Une phrase vide reste à traduire."),
  texts: z
    .record(z.string(), z.string())
    .describe("Textes de l’étude, par leur français. Un texte vide reste à traduire."),
});

type DictionaryFile = z.infer<typeof dictionaryFile>;
