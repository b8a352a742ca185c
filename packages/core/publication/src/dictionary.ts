import { type Dictionary, type Study, suggestion, type Text } from "@vigie/study";
import { countValue, messageArguments, textValue, type VigieError } from "@vigie/words";
import { publicationCatalogues } from "./formatter.ts";
import { publicationProblem } from "./problems.ts";

const french: ReadonlyMap<string, string> = new Map(Object.entries(publicationCatalogues.fr));

/** How many of what is missing are named. */
const namedMax = 8;

/** What keeps the languages that a study brings from being published: holes, sentences that do not exist or break. */
export function dictionaryProblems(study: Study): readonly VigieError[] {
  return [...study.dictionaries.values()].flatMap((dictionary) => [
    ...missing(dictionary, "said", [...french.keys()]),
    ...missing(dictionary, "texts", textsOf(study)),
    ...[...dictionary.said].flatMap(([key, sentence]) => sentenceProblem(key, sentence, dictionary) ?? []),
  ]);
}

function missing(
  { language, placeOf, ...dictionary }: Dictionary,
  part: "said" | "texts",
  expected: readonly string[],
): readonly VigieError[] {
  const holes = expected.filter((key) => (dictionary[part].get(key) ?? "") === "");
  const [first] = holes;
  if (first === undefined) return [];
  const written = holes.find((key) => dictionary[part].has(key));
  return [
    publicationProblem(
      "diagnostic/dictionary-holes",
      written === undefined ? placeOf(part) : placeOf(part, written),
      {
        language: textValue(language),
        part: textValue(part),
        count: countValue(holes.length),
        more: countValue(Math.max(0, holes.length - namedMax)),
        named: textValue(holes.slice(0, namedMax).join(part === "said" ? ", " : " | ")),
      },
    ),
  ];
}

function sentenceProblem(key: string, sentence: string, { placeOf }: Dictionary): VigieError | null {
  const place = placeOf("said", key);
  const frenchSentence = french.get(key);
  if (frenchSentence === undefined)
    return publicationProblem("diagnostic/dictionary-key-unknown", place, {
      key: textValue(key),
      ...suggestion(key, french.keys()),
    });
  const given = namesIn(frenchSentence) ?? [];
  if (namesIn(sentence)?.every((name) => given.includes(name))) return null;
  return publicationProblem("diagnostic/dictionary-sentence-broken", place, {
    key: textValue(key),
    some: textValue(given.length === 0 ? "no" : "yes"),
    values: textValue(given.map((name) => `{${name}}`).join(", ")),
  });
}

/** The names of what a sentence is given; null where it is not an ICU MessageFormat. */
function namesIn(sentence: string): readonly string[] | null {
  return messageArguments(sentence)?.map(({ name }) => name) ?? null;
}

/** Every text of a study that pages may show, by its French, each once. */
export function textsOf(study: Study): readonly string[] {
  const { texts: _, dictionaries: __, ...shown } = study;
  return [...new Set(textsIn(shown))];
}

function textsIn(value: unknown): readonly string[] {
  if (isText(value)) return [value.fr.trim()];
  if (value instanceof Map) return [...value.values()].flatMap(textsIn);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null || !("fr" in value)) return false;
  return typeof value.fr === "string" && Object.keys(value).every((key) => key === "fr" || key === "en");
}

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
