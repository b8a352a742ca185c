import { mappingOwner, parseMapping } from "@vigie/mapping";
import {
  editedYaml,
  type NamedPart,
  type NamedSort,
  namedParts,
  nameWithoutOwner,
  type PeriodPoint,
  partsNamed,
  type Renaming,
  renaming,
  type Study,
  suggestion,
  valueOfPart,
} from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { fileShapes } from "../engines.ts";
import { cliInputError } from "../problems.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { checkedStudy, rightStudy } from "./study-mistakes.ts";

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
  throw cliInputError("cli/part-sort-unknown", {}, { word, ...suggestion(word, Object.keys(sorts)) });
}

/** The part that has a name, whole or without what holds it. @throws {VigieErrors} where none has it, or several have it */
export function namedPart(files: ReadonlyMap<string, string>, sort: NamedSort, name: string): NamedPart {
  const parts = namedParts(files, sort);
  const [only, ...others] = partsNamed(parts, name);
  if (only !== undefined && others.length === 0) return only;
  const named = { name, sort };
  if (only !== undefined) {
    const names = [only, ...others].map((part) => part.name).join(", ");
    throw cliInputError("cli/part-name-shared", {}, { ...named, names });
  }
  const known = parts.flatMap((part) => [part.name, part.name.replace(/^.*\./, "")]);
  throw cliInputError("cli/part-unknown", {}, { ...named, ...suggestion(name, known) });
}

/** One row for what several lines of a file say alike. */
export function listPoints(points: readonly PeriodPoint[], { list, messages: { message } }: Terminal): void {
  const alike = Map.groupBy(points, ({ file, sort, name }) => JSON.stringify([file, sort, name]));
  list(
    [...alike.values()].map(([first, ...others]) => {
      const { file = "", line = 1, sort = "", name = "" } = first ?? {};
      const lines = [...new Set([line, ...others.map((other) => other.line)])];
      return [
        message("renew.place", { file, count: lines.length, lines: lines.join(", ") }),
        message("renew.point", { sort, name }),
      ];
    }),
  );
}

/**
 * Gives a part of a study another name in the whole of its folder: in its files, texts and fiction, and in the mappings of
 * partners that are there.
 * @throws {VigieErrors} where the study has mistakes already
 */
export async function studyRenaming(
  files: ReadonlyMap<string, string>,
  requested: { readonly part: NamedPart; readonly sort: NamedSort; readonly to: string },
): Promise<Renaming> {
  const study = await rightStudy(files);
  const mappings = [...files.keys()].filter(
    (path) => /\.ya?ml$/.test(path) && mappingOwner(files.get(path) ?? "")?.study === study.id,
  );
  const known = new Set(mappings.flatMap((path) => mappingMistakes(path, files, study)).map(asKey));
  const own = requested.sort === "code" ? withFormerName(files, requested) : files;
  return renaming(own, requested, async (texts) => {
    const checked = await checkedStudy(texts);
    const { study: after } = checked;
    if (after === null || checked.mistakes.length > 0) return checked.mistakes;
    // A mapping that is not finished keeps what was wrong with it.
    return mappings
      .flatMap((path) => mappingMistakes(path, texts, after))
      .filter((error) => !known.has(asKey(error)));
  });
}

/** Series follow a code by its former names; one that takes its own back has no other. */
function withFormerName(
  files: ReadonlyMap<string, string>,
  { part, to }: { readonly part: NamedPart; readonly to: string },
): ReadonlyMap<string, string> {
  const text = files.get(part.file) ?? "";
  const path = [...part.path, "formerly"];
  const written = valueOfPart(text, path);
  const known = Array.isArray(written) ? written.map(String) : [];
  const former = known.includes(to)
    ? known.slice(0, known.indexOf(to))
    : [...known, nameWithoutOwner(part, "code")];
  const change = former.length === 0 ? { path } : { path, value: former };
  return new Map([...files, [part.file, editedYaml(text, [change])]]);
}

function mappingMistakes(
  path: string,
  texts: ReadonlyMap<string, string>,
  study: Study,
): readonly VigieError[] {
  const parsed = parseMapping(texts.get(path) ?? "", path, { study, shapes: fileShapes });
  return "errors" in parsed ? parsed.errors : [];
}

/** A new name leaves mistakes on their lines. */
function asKey({ code, place: { file, line } }: VigieError): string {
  return `${code} ${file} ${line}`;
}
