import { type NamedPart, type NamedSort, namedParts, partsNamed, suggestion } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";

/** In French or in English, as the command shows them. */
const sorts: Readonly<Record<string, NamedSort>> = {
  champ: "field",
  field: "field",
  code: "code",
  partenaire: "partner",
  partner: "partner",
  indicateur: "indicator",
  indicator: "indicator",
  source: "source",
};

/** The sort that a word of the command line names. @throws {VigieErrors} for any other word */
export function namedSort(word: string): NamedSort {
  const sort = Object.hasOwn(sorts, word) ? sorts[word] : undefined;
  if (sort !== undefined) return sort;
  throw new VigieErrors([
    problem("cli/part-sort-unknown", {}, { word: textValue(word), ...suggestion(word, Object.keys(sorts)) }),
  ]);
}

/** The part that has a name, whole or without what holds it. @throws {VigieErrors} where none has it, or several have it */
export function namedPart(files: ReadonlyMap<string, string>, sort: NamedSort, name: string): NamedPart {
  const parts = namedParts(files, sort);
  const [only, ...others] = partsNamed(parts, name);
  if (only !== undefined && others.length === 0) return only;
  const named = { name: textValue(name), sort: textValue(sort) };
  if (only !== undefined) {
    const names = textValue([only, ...others].map((part) => part.name).join(", "));
    throw new VigieErrors([problem("cli/part-name-shared", {}, { ...named, names })]);
  }
  const known = parts.flatMap((part) => [part.name, part.name.replace(/^.*\./, "")]);
  throw new VigieErrors([problem("cli/part-unknown", {}, { ...named, ...suggestion(name, known) })]);
}
