import type { PublishedTable } from "@vigie/bundle";
import { codesOutsideBase, dimensionsOf, type Indicator, type Source } from "@vigie/study";

/** Codes of SDMX: a total, an unknown value. */
export const total = "_T";
export const unknown = "_U";

/** The counts of one population along `of`; null where masked. */
export interface Line {
  readonly counts: ReadonlyMap<string, number | null>;
  /** Codes outside the base of shares: `_U`, and those that say no value. */
  readonly outside: ReadonlySet<string>;
}

interface Read {
  readonly table: PublishedTable;
  readonly indicator: Indicator;
  readonly source: Source;
}

/** @param by a code of what splits the table; left out, its total, as that of any other split */
export function lineOf(read: Read, universe: string, by: string = total): Line {
  const splits = dimensionsOf(read.indicator).length - 1;
  return lineAt(read, [universe, ...[by, total].slice(0, splits)]);
}

/** @param before one code for `universe` and for each dimension but the last */
export function lineAt({ table, indicator, source }: Read, before: readonly string[]): Line {
  const counts = new Map<string, number | null>();
  for (const { codes, count } of table.rows)
    if (before.every((code, at) => codes[at] === code)) counts.set(codes.at(-1) ?? total, count);
  return { counts, outside: codesOutsideBase(indicator, source) };
}

/** Those of the outer population who are not in the inner one, which it holds. */
export function without(outer: Line, inner: Line): Line {
  return {
    ...outer,
    counts: new Map(
      [...outer.counts].map(([code, count]) => {
        const within = inner.counts.get(code) ?? (inner.counts.has(code) ? null : 0);
        return [code, count === null || within === null ? null : count - within];
      }),
    ),
  };
}

/** Units whose value is known: the base of shares. Null where secrecy hides a part of it. */
export function baseOf(line: Line): number | null {
  let base = line.counts.get(total) ?? null;
  for (const code of line.outside) {
    const outside = line.counts.has(code) ? (line.counts.get(code) ?? null) : 0;
    base = base === null || outside === null ? null : base - outside;
  }
  return base;
}

/**
 * In 0..1; a code without a row does not occur. Null where masked, where nobody is in the base, and for a total or a
 * code outside the base.
 */
export function shareOf(line: Line, code: string): number | null {
  const base = baseOf(line);
  const count = line.counts.has(code) ? (line.counts.get(code) ?? null) : 0;
  if (base === null || base === 0 || count === null || code === total) return null;
  return line.outside.has(code) ? null : count / base;
}

/** Units outside the base; null where masked. */
export function outsideOf(line: Line): number | null {
  const base = baseOf(line);
  const all = line.counts.get(total) ?? null;
  return base === null || all === null ? null : all - base;
}

/** `a` minus `b`, in 0..1; null where either is. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
