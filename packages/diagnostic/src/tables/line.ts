import {
  codesOutsideBase,
  dimensionsOf,
  type Indicator,
  isPrintable,
  isWeighted,
  type Source,
} from "@vigie/study";
import { linesBefore, total } from "@vigie/table";
import { type InferredRow, type InferredTable, measureOf, type Noisy } from "../infer/inferred-table.ts";
import { restOf, shareVariance } from "../infer/noise-evidence.ts";
import { noiseOfParts } from "../infer/noise-of-parts.ts";

/** The counts of one population along `of`; null where hidden. */
export interface Line {
  readonly counts: ReadonlyMap<string, number | null>;
  /** Standard error that noise gives each count; 0 where left out. */
  readonly errors: ReadonlyMap<string, number>;
  /** Units in the base of shares; null where it is not known. */
  readonly base: Noisy | null;
  /** Codes outside the base of shares: `_U`, and those that say no value. */
  readonly outside: ReadonlySet<string>;
  /** Counts under it are hidden. */
  readonly min: number;
  /** Whether its counts are what others leave of a whole: they are not hidden for being small themselves. */
  readonly isRemainder?: boolean;
  /** Weighted shares by code, as inferred; absent where shares are those of the counts. */
  readonly estimates?: ReadonlyMap<string, ShareEstimate>;
  /** Of a survey whose weights could not be calibrated: none of its shares is estimated. */
  readonly isNotCalibrated?: boolean;
  /** Respondents under which a survey's share is not printed. */
  readonly minimumBase?: number;
}

export interface ShareEstimate {
  readonly share: number;
  /** Standard error that noise gives it. */
  readonly error: number;
  /** Null where the study gives its source no reading, or answers do not vary. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

interface Read {
  readonly table: InferredTable;
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
  const rows = rowsBefore(table, before);
  const codeOf = ({ codes }: InferredRow) => codes.at(-1) ?? total;
  return {
    counts: new Map(rows.map((row) => [codeOf(row), row.count])),
    errors: new Map(rows.map((row) => [codeOf(row), row.error])),
    base: rows.find((row) => codeOf(row) === total)?.base ?? null,
    outside: codesOutsideBase(indicator, source),
    min: table.min,
    ...(isWeighted(source)
      ? {
          estimates: new Map(
            rows.flatMap((row) => {
              const estimate = estimateOf(table, row);
              return estimate === null ? [] : [[codeOf(row), estimate] as const];
            }),
          ),
        }
      : {}),
    ...(source.survey === null ? {} : { minimumBase: source.survey.minimumBase }),
    isNotCalibrated: isNotCalibrated({ table, source }),
  };
}

/** Whether the partner could not calibrate the weights of a survey to the margins of the study. */
export function isNotCalibrated({ table, source }: Pick<Read, "table" | "source">): boolean {
  return isWeighted(source) && table.silence?.reason === "not_calibrated";
}

const linesOf = new WeakMap<InferredTable, ReturnType<typeof linesBefore<InferredRow>>>();

/** Rows of a table by what stands before their last code; found once, since notes and exports ask for each line. */
function rowsBefore(table: InferredTable, before: readonly string[]): readonly InferredRow[] {
  const lines = linesOf.get(table) ?? linesBefore(withoutImpossible(table.rows));
  linesOf.set(table, lines);
  return lines(before);
}

/**
 * Rows without the codes that no unit of their line can have: in a table with noise, a zero without it. Such a code has no
 * share, no test and no place in a figure.
 */
function withoutImpossible(rows: readonly InferredRow[]): readonly InferredRow[] {
  if (rows.every(({ error }) => error === 0)) return rows;
  return rows.filter(({ codes, count, error }) => codes.at(-1) === total || count !== 0 || error !== 0);
}

function estimateOf(table: InferredTable, row: InferredRow): ShareEstimate | null {
  const [share = null, lower = null, upper = null] = ["share", "lower", "upper"].map((name) =>
    measureOf(table, row, name),
  );
  if (share === null) return null;
  const interval = lower === null || upper === null ? null : { lower, upper };
  return { share, error: row.errors[table.measures.indexOf("share")] ?? 0, interval };
}

/** Those of the outer population who are not in the inner one, which it holds: no weighted share is known of them. */
export function without(outer: Line, inner: Line): Line {
  const rest = (whole: Noisy | null, part: Noisy | null) =>
    whole === null || part === null ? null : restOf(whole, part);
  return withCounts(outer, {
    counts: [...outer.counts.keys()].map((code) => [
      code,
      rest(noisyCountIn(outer, code), noisyCountIn(inner, code)),
    ]),
    base: rest(outer.base, inner.base),
  });
}

/** Those of two populations that share no unit: no weighted share is known of them. */
export function unionOf(a: Line, b: Line): Line {
  const codes = [...new Set([...a.counts.keys(), ...b.counts.keys()])];
  const sum = (one: Noisy | null, other: Noisy | null) =>
    one === null || other === null
      ? null
      : { value: one.value + other.value, error: Math.hypot(one.error, other.error) };
  return withCounts(a, {
    counts: codes.map((code) => [code, sum(noisyCountIn(a, code), noisyCountIn(b, code))]),
    base: sum(a.base, b.base),
  });
}

/** A line like another, with counts of its own: no weighted share is known of it. */
export function withCounts(
  line: Line,
  known: {
    readonly counts: readonly (readonly [code: string, count: Noisy | null])[];
    readonly base: Noisy | null;
  },
): Line {
  return {
    ...line,
    ...(line.estimates === undefined ? {} : { estimates: new Map() }),
    isRemainder: true,
    counts: new Map(known.counts.map(([code, count]) => [code, count?.value ?? null])),
    errors: new Map(known.counts.map(([code, count]) => [code, count?.error ?? 0])),
    base: known.base,
  };
}

/** Units with a code: 0 where the line has no row for it, null where they are hidden. */
export function countIn({ counts }: Pick<Line, "counts">, code: string): number | null {
  return counts.has(code) ? (counts.get(code) ?? null) : 0;
}

/** The same, with the standard error that noise gives it. */
export function noisyCountIn(line: Pick<Line, "counts" | "errors">, code: string): Noisy | null {
  const value = countIn(line, code);
  return value === null ? null : { value, error: line.errors.get(code) ?? 0 };
}

/** Units whose value is known: the base of shares. Null where it is not known. */
export function baseOf({ base }: Line): number | null {
  return base?.value ?? null;
}

/** A share as computed, in 0..1, with the standard error that noise gives it. */
export interface NoisyShare {
  readonly share: number;
  readonly error: number;
}

/**
 * Weighted where respondents are; a code without a row does not occur. Null where its count is hidden, where nobody is in
 * the base or too few respondents of a survey, and for a total or a code outside the base.
 */
export function noisyShareOf(line: Line, code: string): NoisyShare | null {
  const { base } = line;
  const count = countIn(line, code);
  if (base === null || !(base.value > 0) || count === null) return null;
  if (code === total || line.outside.has(code) || isTooSmall(line)) return null;
  if (line.estimates !== undefined && line.counts.has(code)) {
    const estimate = line.estimates.get(code);
    return estimate === undefined ? null : { share: estimate.share, error: estimate.error };
  }
  // Clipped to counts that are not negative, two noisy tables may disagree by a few units.
  const value = Math.min(Math.max(0, count), base.value);
  const variance = noiseOfShare(line, base, { codes: [code], count: value });
  return { share: value / base.value, error: Math.sqrt(variance) };
}

/** Variance that noise gives the share of some codes of a line together. */
export function noiseOfShare(
  line: Line,
  base: Noisy,
  { codes, count }: { readonly codes: readonly string[]; readonly count: number },
): number {
  const noise = noiseOfParts({ parts: errorsInBase(line), whole: base.error }, codes);
  const part = { value: count, error: Math.sqrt(Math.max(0, noise.variance)) };
  return shareVariance(part, base, noise.withWhole);
}

/** Standard error that noise gives the units of some codes of a line together. */
export function errorOfCodes(line: Line, base: Noisy, codes: readonly string[]): number {
  const { variance } = noiseOfParts({ parts: errorsInBase(line), whole: base.error }, codes);
  return Math.sqrt(Math.max(0, variance));
}

/** Codes that make up the base of shares. */
export function codesInBase({ counts, outside }: Line): readonly string[] {
  return [...counts.keys()].filter((code) => code !== total && !outside.has(code));
}

/** Those that are hidden have the noise of the others. */
function errorsInBase(line: Line): ReadonlyMap<string, number> {
  const codes = codesInBase(line);
  const isShown = (code: string) => line.counts.get(code) !== null;
  const shown = codes.filter(isShown).map((code) => line.errors.get(code) ?? 0);
  const usual = shown.length === 0 ? 0 : shown.reduce((sum, error) => sum + error, 0) / shown.length;
  return new Map(codes.map((code) => [code, isShown(code) ? (line.errors.get(code) ?? 0) : usual]));
}

/** The same, as it may be printed: null too where noise leaves it over five points either way. */
export function shareOf(line: Line, code: string): number | null {
  const found = noisyShareOf(line, code);
  return found === null || !isPrintable(found.error) ? null : found.share;
}

/** Whether a share is known, and too uncertain to be printed. */
export function isTooUncertain(line: Line, code: string): boolean {
  const found = noisyShareOf(line, code);
  return found !== null && !isPrintable(found.error);
}

/** Some respondents of a survey, and fewer than its shares need. */
export function isTooSmall(line: Line): boolean {
  const base = baseOf(line);
  return base !== null && base > 0 && base < (line.minimumBase ?? 0);
}

/** Units outside the base; null where it is not known. */
export function outsideOf(line: Line): number | null {
  const base = baseOf(line);
  const all = line.counts.get(total) ?? null;
  return base === null || all === null ? null : all - base;
}

/** `a` minus `b`, in 0..1; null where either is. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
