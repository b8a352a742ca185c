import type { Unrecognised } from "@vigie/places";
import {
  countValue,
  frequentCodeValue,
  type MessageValue,
  textValue,
  type VigieError,
  VigieErrors,
} from "@vigie/words";
import { shapesProblem } from "./problems.ts";

interface At {
  readonly line: number;
  readonly list: number;
}

interface Met {
  readonly value: Unrecognised;
  readonly first: At;
  rows: number;
}

/**
 * Collects the values that lists are not known to have, of those that the mapping reads something from.
 * @param files by rank of the list
 */
export function unknownValues(given: {
  readonly files: readonly string[];
  readonly reads: ReadonlySet<string>;
  /** Rows under which a value is not named. */
  readonly rowsMin: number;
}): {
  /** @returns whether something that the mapping reads depends on it */
  readonly take: (value: Unrecognised, at: At) => boolean;
  /** @throws {VigieErrors} where some were taken */
  readonly end: () => void;
} {
  const { files, reads, rowsMin } = given;
  const met = new Map<string, Met>();
  return {
    take: (value, at) => {
      const lost = value.lost.filter((trait) => reads.has(trait));
      if (lost.length === 0) return false;
      const key = JSON.stringify([at.list, value.column, value.value]);
      const known = met.get(key);
      if (known === undefined) met.set(key, { value: { ...value, lost }, first: at, rows: 1 });
      else known.rows++;
      return true;
    },
    end: () => {
      const columns = Map.groupBy(met.values(), ({ value, first }) => `${first.list} ${value.column}`);
      const errors = [...columns.values()].flatMap((found) => problemsOfColumn(found, { files, rowsMin }));
      if (errors.length > 0) throw new VigieErrors(errors);
    },
  };
}

/** Each value that is frequent enough, then the others together. */
function problemsOfColumn(
  found: readonly Met[],
  { files, rowsMin }: { readonly files: readonly string[]; readonly rowsMin: number },
): readonly VigieError[] {
  const sorted = found.toSorted((a, b) => b.rows - a.rows);
  const isNamed = ({ value: { value }, rows }: Met) => rows >= rowsMin && !isOfSomeone.test(value);
  const rare = sorted.filter((one) => !isNamed(one));
  const one = (met: Met) =>
    shapesProblem("shapes/value-unknown", placeOf(met, files), {
      ...words([met]),
      kind: textValue("one"),
      value: frequentCodeValue(met.value.value, { rows: met.rows, min: rowsMin }),
    });
  const [first] = rare.toSorted((a, b) => a.first.line - b.first.line);
  const others =
    first === undefined
      ? []
      : [
          shapesProblem("shapes/value-unknown", placeOf(first, files), {
            ...words(rare),
            kind: textValue("rare"),
            value: textValue(""),
          }),
        ];
  return [...sorted.filter(isNamed).map(one), ...others];
}

/** A value that may reach or name a person is never quoted, however often it stands in a list. */
const isOfSomeone = /@|\d{6}/;

function placeOf({ first, value: { column } }: Met, files: readonly string[]) {
  return { file: files[first.list] ?? "", line: first.line, field: column };
}

function words(found: readonly Met[]): Readonly<Record<string, MessageValue>> {
  const lost = [...new Set(found.flatMap(({ value }) => value.lost))];
  const [first] = found;
  return {
    column: textValue(first?.value.column ?? ""),
    rows: countValue(found.reduce((sum, { rows }) => sum + rows, 0)),
    values: countValue(found.length),
    known: textValue((first?.value.known ?? []).join(", ")),
    lost: textValue(lost.length === 1 ? (lost[0] ?? "") : "both"),
  };
}
