import type { PublishedTable } from "@vigie/bundle";
import { codesOutsideBase, dimensionsOf, type Indicator, isWeighted, type Source } from "@vigie/study";

/** Codes of SDMX: a total, an unknown value. */
export const total = "_T";
export const unknown = "_U";

/** The counts of one population along `of`; null where masked. */
export interface Line {
  readonly counts: ReadonlyMap<string, number | null>;
  /** Codes outside the base of shares: `_U`, and those that say no value. */
  readonly outside: ReadonlySet<string>;
  /** Weighted shares by code, as estimated at the partner's; absent where shares are those of the counts. */
  readonly estimates?: ReadonlyMap<string, ShareEstimate>;
  /** Respondents under which a survey's share is not printed. */
  readonly minimumBase?: number;
}

export interface ShareEstimate {
  readonly share: number;
  /** Null where the study gives its source no reading, or answers do not vary. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
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
  const estimates = new Map<string, ShareEstimate>();
  for (const { codes, count, values } of table.rows) {
    if (!before.every((code, at) => codes[at] === code)) continue;
    const code = codes.at(-1) ?? total;
    counts.set(code, count);
    const estimate = estimateOf(table.measures, values);
    if (estimate !== null) estimates.set(code, estimate);
  }
  return {
    counts,
    outside: codesOutsideBase(indicator, source),
    ...(isWeighted(source) ? { estimates } : {}),
    ...(source.survey === null ? {} : { minimumBase: source.survey.minimumBase }),
  };
}

function estimateOf(measures: readonly string[], values: readonly (number | null)[]): ShareEstimate | null {
  const measure = (name: string) => values[measures.indexOf(name)] ?? null;
  const [share, lower, upper] = [measure("share"), measure("lower"), measure("upper")];
  if (share === null) return null;
  return { share, interval: lower === null || upper === null ? null : { lower, upper } };
}

/** Those of the outer population who are not in the inner one, which it holds: nothing was estimated of them. */
export function without(outer: Line, inner: Line): Line {
  return {
    ...outer,
    ...(outer.estimates === undefined ? {} : { estimates: new Map() }),
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
 * In 0..1, weighted where respondents are; a code without a row does not occur. Null where masked, where nobody is in
 * the base or too few respondents of a survey, and for a total or a code outside the base.
 */
export function shareOf(line: Line, code: string): number | null {
  const base = baseOf(line);
  const count = line.counts.has(code) ? (line.counts.get(code) ?? null) : 0;
  if (base === null || base === 0 || count === null || code === total || line.outside.has(code)) return null;
  if (isTooSmall(line)) return null;
  return line.estimates === undefined ? count / base : (line.estimates.get(code)?.share ?? null);
}

/** Some respondents of a survey, and fewer than its shares need. */
export function isTooSmall(line: Line): boolean {
  const base = baseOf(line);
  return base !== null && base > 0 && base < (line.minimumBase ?? 0);
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
