import { z } from "zod";

/** A language by its tag, as `de`, `ar` or `pt-BR`. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language-tag");

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

export type DictionaryFile = z.infer<typeof dictionaryFile>;
