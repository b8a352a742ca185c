import { type Dictionary, type Study, said, saidCount, suggestion, type VigieError } from "@vigie/study";
import { fr } from "../messages/fr.ts";
import { isMessageKey } from "../messages/index.ts";
import { problem } from "../problems/problems.ts";
import { textsOf } from "./texts-of.ts";
import { valuesIn } from "./values-in.ts";

/** How many of what is missing are named. */
const namedMax = 8;

/** What keeps the languages that a study brings from being published: holes, sentences that do not exist or break. */
export function dictionaryProblems(study: Study): readonly VigieError[] {
  return [...study.dictionaries.values()].flatMap((dictionary) => [
    ...missing(dictionary, "said", Object.keys(fr)),
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
      language: said(language),
      part: said(part),
      count: saidCount(holes.length),
      more: saidCount(Math.max(0, holes.length - namedMax)),
      named: said(holes.slice(0, namedMax).join(part === "said" ? ", " : " | ")),
    }),
  ];
}

function sentenceProblem(key: string, sentence: string, { placeOf }: Dictionary): VigieError | null {
  const place = placeOf("said", key);
  if (!isMessageKey(key))
    return problem("diagnostic/dictionary-key-unknown", place, {
      key: said(key),
      ...suggestion(key, Object.keys(fr)),
    });
  const given = valuesIn(fr[key]) ?? [];
  const values = valuesIn(sentence);
  if (values?.every((name) => given.includes(name))) return null;
  return problem("diagnostic/dictionary-sentence-broken", place, {
    key: said(key),
    some: said(given.length === 0 ? "no" : "yes"),
    values: said(given.map((name) => `{${name}}`).join(", ")),
  });
}
