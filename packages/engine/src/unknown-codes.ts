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

/** Values named one by one in messages, the most frequent first; the others are counted together. */
const namedMax = 20;

/**
 * What may be said of the values of one column that nobody translated: each that is frequent enough, with its
 * rows; of the others, how many they are. Where one looks like a direct identifier, the column is refused and
 * none is named.
 */
export function unknownCodeProblems({
  place,
  column,
  found,
  codes,
}: {
  readonly place: Place;
  readonly column: string;
  /** Most frequent first. */
  readonly found: readonly UnknownCode[];
  readonly codes: readonly string[];
}): readonly VigieError[] {
  const words = { column: said(column) };
  if (found.some(({ value }) => resemblesDirectIdentifier(value)))
    return [problem("engine/direct-identifier", place, words)];
  const frequent = found.filter(({ rows }) => rows >= sayableRowsMin);
  const rare = found.filter(({ rows }) => rows < sayableRowsMin);
  const named = frequent.slice(0, namedMax).map(({ value, rows }) =>
    problem("engine/code-unknown", place, {
      ...words,
      kind: said("one"),
      value: saidCode(value, rows),
      rows: saidCount(rows),
      values: saidCount(1),
      ...suggestion(value, codes),
    }),
  );
  const counted = [
    { kind: "others", values: frequent.slice(namedMax) },
    { kind: "rare", values: rare },
  ].flatMap(({ kind, values }) =>
    values.length === 0
      ? []
      : [
          problem("engine/code-unknown", place, {
            ...words,
            kind: said(kind),
            value: said(""),
            rows: saidCount(values.reduce((sum, { rows }) => sum + rows, 0)),
            values: saidCount(values.length),
            near: said("no"),
            nearest: said(""),
          }),
        ],
  );
  return [...named, ...counted];
}
