import { problem } from "@vigie/diagnostic";
import { type Dictionary, type Study, suggestion } from "@vigie/study";
import { countValue, messageArguments, textValue, type VigieError } from "@vigie/words";
import { publicationCatalogues } from "../publication-messages.ts";
import { textsOf } from "./texts-of.ts";

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
    problem("diagnostic/dictionary-holes", written === undefined ? placeOf(part) : placeOf(part, written), {
      language: textValue(language),
      part: textValue(part),
      count: countValue(holes.length),
      more: countValue(Math.max(0, holes.length - namedMax)),
      named: textValue(holes.slice(0, namedMax).join(part === "said" ? ", " : " | ")),
    }),
  ];
}

function sentenceProblem(key: string, sentence: string, { placeOf }: Dictionary): VigieError | null {
  const place = placeOf("said", key);
  const frenchSentence = french.get(key);
  if (frenchSentence === undefined)
    return problem("diagnostic/dictionary-key-unknown", place, {
      key: textValue(key),
      ...suggestion(key, french.keys()),
    });
  const given = namesIn(frenchSentence) ?? [];
  if (namesIn(sentence)?.every((name) => given.includes(name))) return null;
  return problem("diagnostic/dictionary-sentence-broken", place, {
    key: textValue(key),
    some: textValue(given.length === 0 ? "no" : "yes"),
    values: textValue(given.map((name) => `{${name}}`).join(", ")),
  });
}

/** The names of what a sentence is given; null where it is not an ICU MessageFormat. */
function namesIn(sentence: string): readonly string[] | null {
  return messageArguments(sentence)?.map(({ name }) => name) ?? null;
}
