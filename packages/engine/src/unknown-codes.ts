import {
  type Place,
  said,
  saidCode,
  saidCount,
  sayableRowsMin,
  suggestion,
  type VigieError,
} from "@vigie/study";
import { resemblesDirectIdentifier } from "./direct-identifier.ts";
import { problem } from "./problems.ts";
import type { UnknownCode } from "./quality.ts";

/** A value that nobody translated, and where it stands first: a line names no one. */
export interface UnknownAt {
  readonly unknown: UnknownCode;
  readonly place: Place;
}

/** Values named one by one in messages, the most frequent first; the others are counted together. */
const namedMax = 20;

/**
 * What may be said of the values of one column that nobody translated: each that is frequent enough, with its
 * rows; of the others, how many they are. Where one looks like a direct identifier, the column is refused and
 * none is named.
 */
export function unknownCodeProblems({
  file,
  column,
  found,
  codes,
}: {
  readonly file: string;
  readonly column: string;
  /** Most frequent first. */
  readonly found: readonly UnknownAt[];
  readonly codes: readonly string[];
}): readonly VigieError[] {
  const words = { column: said(column) };
  if (found.some(({ unknown }) => resemblesDirectIdentifier(unknown.value)))
    return [problem("engine/direct-identifier", { file, field: column }, words)];
  const frequent = found.filter(({ unknown }) => unknown.rows >= sayableRowsMin);
  const rare = found.filter(({ unknown }) => unknown.rows < sayableRowsMin);
  const named = frequent.slice(0, namedMax).map(({ unknown: { value, rows }, place }) =>
    problem(
      "engine/code-unknown",
      { ...place, field: column },
      {
        ...words,
        kind: said("one"),
        value: saidCode(value, rows),
        rows: saidCount(rows),
        values: saidCount(1),
        // Two numbers that look alike are not one thing written twice.
        ...suggestion(value, /\p{L}/u.test(value) ? codes : []),
      },
    ),
  );
  const counted = [
    { kind: "others", values: frequent.slice(namedMax) },
    { kind: "rare", values: rare },
  ].flatMap(({ kind, values }) =>
    values.length === 0
      ? []
      : [
          problem(
            "engine/code-unknown",
            { ...firstOf(values), field: column },
            {
              ...words,
              kind: said(kind),
              value: said(""),
              rows: saidCount(values.reduce((sum, { unknown }) => sum + unknown.rows, 0)),
              values: saidCount(values.length),
              near: said("no"),
              nearest: said(""),
            },
          ),
        ],
  );
  return [...named, ...counted];
}

/** The earliest place of some values. */
function firstOf(values: readonly UnknownAt[]): Place {
  const at = ({ line, row }: Place) => line ?? row ?? Number.POSITIVE_INFINITY;
  return values.map(({ place }) => place).reduce((first, place) => (at(place) < at(first) ? place : first));
}
