import { type NamedSort, renamedTo } from "@vigie/study";
import { type VigieError, withExcerpts } from "@vigie/words";
import { cliProblem } from "../problems.ts";

/** What the unknown name of a problem is the name of; `any` where the problem does not say. */
type Sort = NamedSort | "any";

/** Problems whose cause is a name that nothing declares: the value that holds it, and what it should name. */
const unknownNames: Readonly<Record<string, readonly [value: string, sort: Sort]>> = {
  "study/source-unknown": ["source", "source"],
  "study/attribute-unknown": ["attribute", "field"],
  "study/dimension-unknown": ["attribute", "field"],
  "study/indicator-unknown": ["indicator", "indicator"],
  "diagnostic/text-indicator-unknown": ["indicator", "indicator"],
  "study/code-unknown": ["code", "code"],
  "study/attribute-code-unknown": ["code", "code"],
  "study/cell-code-unknown": ["code", "code"],
  "diagnostic/text-code-unknown": ["code", "code"],
  "fiction/unknown-name": ["name", "any"],
};

/** Names past which codes that are unknown have one cause: their list has changed. */
const namesMax = 3;
const namedMax = 8;
const linesMax = 6;

/**
 * Mistakes of a study for a person to read, each with its line. Those that one unknown name makes in several places are one; so
 * are those of many codes, whose list has changed. Where the name was changed in one place, the new one is proposed.
 */
export function groupedMistakes(
  errors: readonly VigieError[],
  files: ReadonlyMap<string, string>,
): readonly VigieError[] {
  const byName = Map.groupBy(errors, (error) => unknownNameOf(error)?.name ?? "");
  // Mistakes of no name are not grouped.
  byName.delete("");
  const sorts = new Map([...byName].map(([name, errorsOfName]) => [name, sortOf(errorsOfName)]));
  const codes = [...byName.keys()].filter((name) => sorts.get(name) === "code" || sorts.get(name) === "any");
  const areCodesOne = codes.length > namesMax;
  const done = new Set<string>();
  const grouped = errors.flatMap((error) => {
    const name = unknownNameOf(error)?.name;
    if (name === undefined) return [error];
    const key = areCodesOne && codes.includes(name) ? "codes" : name;
    if (done.has(key)) return [];
    done.add(key);
    if (key === "codes" && areCodesOne)
      return [
        unknownCodes(
          codes,
          codes.flatMap((code) => byName.get(code) ?? []),
        ),
      ];
    return unknownName(name, { sort: sorts.get(name) ?? "any", errors: byName.get(name) ?? [], files });
  });
  return withExcerpts(grouped, files);
}

function unknownName(
  name: string,
  given: {
    readonly sort: Sort;
    readonly errors: readonly VigieError[];
    readonly files: ReadonlyMap<string, string>;
  },
): readonly VigieError[] {
  const { sort, errors, files } = given;
  const [first] = errors;
  if (first === undefined || sort === "any") return errors;
  const renamed = sort === "code" ? null : renamedTo(name, sort, files);
  // The original problem is more specific where there is only one.
  if (errors.length === 1 && (renamed === null || renamed === first.values.nearest?.value)) return errors;
  return [
    cliProblem("cli/name-unknown", first.place, {
      name,
      sort,
      count: errors.length,
      places: placesOf(errors),
      near: renamed === null ? "no" : "yes",
      nearest: renamed ?? "",
    }),
  ];
}

function unknownCodes(names: readonly string[], errors: readonly VigieError[]): VigieError {
  return cliProblem("cli/codes-unknown", errors[0]?.place ?? {}, {
    count: names.length,
    names: shortenedList(names, namedMax),
    uses: errors.length,
    places: placesOf(errors),
  });
}

function unknownNameOf({ code, values }: VigieError): { readonly name: string; readonly sort: Sort } | null {
  const found = Object.hasOwn(unknownNames, code) ? unknownNames[code] : undefined;
  if (found === undefined) return null;
  const [value, sort] = found;
  const name = values[value]?.value;
  return typeof name === "string" && name !== "" ? { name, sort } : null;
}

function sortOf(errors: readonly VigieError[]): Sort {
  const sorts = errors.map((error) => unknownNameOf(error)?.sort ?? "any");
  return sorts.find((sort) => sort !== "any") ?? "any";
}

/** `indicators.yaml (12, 30), diagnostic.fr.md (4)`. */
function placesOf(errors: readonly VigieError[]): string {
  const files = Map.groupBy(errors, ({ place }) => place.file ?? "");
  return [...files]
    .map(([file, errorsOfFile]) => {
      const lines = [...new Set(errorsOfFile.map(({ place }) => place.line ?? 1))];
      return `${file} (${shortenedList(lines, linesMax)})`;
    })
    .join(", ");
}

/** The first of some items, at most `most`; `…` stands for the others. */
export function shortenedList(items: readonly (string | number)[], most: number): string {
  return `${items.slice(0, most).join(", ")}${items.length > most ? "…" : ""}`;
}
