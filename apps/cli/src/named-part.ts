import { type NamedPart, type NamedSort, namedParts, partsNamed, suggestion } from "@vigie/study";
import { inputError } from "./problems.ts";

/** In French or in English, as the command shows them. */
const sorts: Readonly<Record<string, NamedSort>> = {
  donnee: "field",
  donnée: "field",
  field: "field",
  champ: "universe",
  universe: "universe",
  nomenclature: "codelist",
  codelist: "codelist",
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
  throw inputError("cli/part-sort-unknown", {}, { word, ...suggestion(word, Object.keys(sorts)) });
}

/** The part that has a name, whole or without what holds it. @throws {VigieErrors} where none has it, or several have it */
export function namedPart(files: ReadonlyMap<string, string>, sort: NamedSort, name: string): NamedPart {
  const parts = namedParts(files, sort);
  const [only, ...others] = partsNamed(parts, name);
  if (only !== undefined && others.length === 0) return only;
  const named = { name, sort };
  if (only !== undefined) {
    const names = [only, ...others].map((part) => part.name).join(", ");
    throw inputError("cli/part-name-shared", {}, { ...named, names });
  }
  const known = parts.flatMap((part) => [part.name, part.name.replace(/^.*\./, "")]);
  throw inputError("cli/part-unknown", {}, { ...named, ...suggestion(name, known) });
}
