import type { Interval } from "@vigie/statistics";
import { isPrintable } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import type { Noisy } from "../infer/inferred-table.ts";
import {
  type NoiseOfParts,
  type NoiseOrSampling,
  noiseOfParts,
  shareIntervalOf,
  shareVariance,
} from "../infer/noise-evidence.ts";
import { isClearlyShown, type ShownShare } from "../infer/shown-share.ts";

/** What holds of every line of a table. */
export interface TableRules {
  /** Codes outside the base of shares: `_U`, and those that say no value. */
  readonly outside: ReadonlySet<string>;
  /** Counts under it are hidden. */
  readonly min: number;
  /** See `InferredTable`. */
  readonly areHiddenUncertain: boolean;
  /** Respondents under which a survey's share is not printed; 0 elsewhere. */
  readonly minimumBase: number;
  /** Whether shares are those that a design weights, and not those of the counts. */
  readonly isWeighted: boolean;
  /** Whether the weights of a survey could not be calibrated: none of its shares is estimated. */
  readonly isNotCalibrated: boolean;
  /** What makes unweighted shares uncertain. */
  readonly uncertainty: NoiseOrSampling;
}

/** What a table has of one code. */
export interface Counted {
  /** Units; null where hidden. */
  readonly count: number | null;
  /** Standard error that noise gives the count. */
  readonly error: number;
  /** Weighted share, as inferred; left out where none was. */
  readonly estimate?: ShareEstimate | null;
}

/** A share as computed, in 0..1, with the standard error that noise gives it. */
export interface NoisyShare {
  readonly share: number;
  readonly error: number;
}

export interface ShareEstimate extends NoisyShare {
  /** Null where the study gives its source no reading, or answers do not vary. */
  readonly interval: Interval | null;
}

/** Who a line is compared with. */
export interface ComparedReference {
  /** Their shares, as printed: all of them, or those who are left without the group. */
  readonly line: Line;
  /** Line of those of them who are not of the group, which differences are tested with; null where nothing proves who they are. */
  readonly rest: Line | null;
}

interface LineContents {
  readonly rules: TableRules;
  readonly counted: ReadonlyMap<string, Counted>;
  /** Units in the base of shares; null where it is not known. */
  readonly noisyBase: Noisy | null;
  /** Whether its counts are what others leave of a whole: they are not hidden for being small themselves. */
  readonly isRemainder?: boolean;
  /** Whether the groups that it is of are known: no code of theirs says no value. */
  readonly isKnown?: boolean;
  readonly reference?: () => ComparedReference | null;
}

/** One population along a dimension of a table, the last one as a rule. */
export interface Line extends Required<LineContents> {
  /** Units in the base of shares; null where it is not known. */
  readonly base: number | null;
  /** Units in all; null where hidden, and where the table does not count them. */
  readonly units: number | null;
  /** Codes that the table has here, in its order; those that make up the base of shares. */
  readonly codes: readonly string[];
  readonly codesInBase: readonly string[];
  /** Whether the table has no row here. */
  readonly isEmpty: boolean;
  /** Some respondents of a survey, and fewer than its shares need. */
  readonly isTooSmall: boolean;
  /** Noise of some codes of the base together. */
  readonly noiseOf: (codes: readonly string[]) => NoiseOfParts;
  /** One code, or several taken together. */
  readonly cell: (...codes: readonly string[]) => Cell;
}

/** One code of a line, or several taken together. A share lies in 0..1. */
export interface Cell {
  readonly line: Line;
  readonly codes: readonly string[];
  /** Whether the table has a row for it. */
  readonly isCounted: boolean;
  /** Whether shares are taken of it: a total and a code outside the base have none. */
  readonly isInBase: boolean;
  /** Units; 0 for a code that has no row, null where hidden. */
  readonly count: number | null;
  /** Standard error that noise gives the count; those of several codes taken for independent. */
  readonly error: number;
  /** Units among those of the base, whatever the uncertainty of the share; null where hidden. */
  readonly counted: ShownShare | null;
  /**
   * Weighted where respondents are. Null where its count is hidden, where nobody is in the base or too few respondents of a
   * survey, and outside the base.
   */
  readonly computed: NoisyShare | null;
  /** Share as it may be printed: null too where noise leaves it over five points either way. */
  readonly share: number | null;
  /** Why no share is printed; null where one is. */
  readonly silence: "not_calibrated" | "uncertain" | "too_few" | "nobody" | "hidden" | null;
  /** Counts that the printed share is of; null of a weighted survey. */
  readonly proportion: ShownShare | null;
  /**
   * Interval of the printed share, at 95 %: that of the design where respondents are weighted, else Wilson (1927) with the noise of
   * counts where the study reads its source as a sample, and of this noise alone where it does not. Null where nothing is
   * uncertain, and for several codes of a weighted survey, whose design gives one code each. Methods, sections 2 and 7.11.
   */
  readonly interval: Interval | null;
  /** None where the count, less two errors of its noise, would be hidden. Methods, section 7.9. */
  readonly printedInterval: Interval | null;
  /** Cell of these codes, of those whom the line is compared with; null where it is compared with nothing. */
  readonly reference: Cell | null;
}

export function lineFrom(contents: LineContents): Line {
  const { rules, counted, noisyBase, isRemainder = false, isKnown = true, reference } = contents;
  const cells = new Map<string, Cell>();
  const codes = [...counted.keys()];
  const codesInBase = codes.filter((code) => isInBase(code, rules));
  const base = noisyBase?.value ?? null;
  const noiseOf = once(() =>
    noiseOfParts({ parts: errorsOf(codesInBase, counted), whole: noisyBase?.error ?? 0 }),
  );
  const line: Line = {
    rules,
    counted,
    noisyBase,
    base,
    isRemainder,
    isKnown,
    units: counted.get(total)?.count ?? null,
    codes,
    codesInBase,
    isEmpty: counted.size === 0,
    isTooSmall: base !== null && base > 0 && base < rules.minimumBase,
    noiseOf: (some) => noiseOf()(some),
    reference: once(reference ?? (() => null)),
    cell: (...some) => {
      const key = codesKey(some);
      const cell = cells.get(key) ?? cellOf(line, some);
      cells.set(key, cell);
      return cell;
    },
  };
  return line;
}

/** Units with a code, and the standard error that noise gives them: 0 where the line has no row for it, null where hidden. */
export function noisyCountIn({ counted }: Pick<Line, "counted">, code: string): Noisy | null {
  const { count, error } = counted.get(code) ?? { count: 0, error: 0 };
  return count === null ? null : { value: count, error };
}

/** Whether a share is known, and too uncertain to be printed. */
export function isUncertain({ computed, share }: Pick<Cell, "computed" | "share">): boolean {
  return computed !== null && share === null;
}

/** Units outside the base; null where it is not known. */
export function outsideOf({ base, units }: Line): number | null {
  return difference(units, base);
}

/** `a` minus `b`; null where either is. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function cellOf(line: Line, codes: readonly string[]): Cell {
  const { rules } = line;
  const counted = countedIn(line, codes);
  const computed = computedShare(line, codes, counted);
  const share = computed !== null && isPrintable(computed.error) ? computed.share : null;
  const proportion = rules.isWeighted || share === null ? null : counted;
  const interval = once(() => {
    if (codes.length === 0) return null;
    if (!rules.isWeighted) return proportion && shareIntervalOf(proportion, rules.uncertainty);
    const [code = total, ...others] = codes;
    return others.length > 0 || share === null ? null : (line.counted.get(code)?.estimate?.interval ?? null);
  });
  return {
    line,
    codes,
    isCounted: codes.every((code) => line.counted.has(code)),
    isInBase: codes.every((code) => isInBase(code, rules)),
    count: sumIn(line, codes),
    error: Math.hypot(...codes.map((code) => line.counted.get(code)?.error ?? 0)),
    counted,
    computed,
    share,
    silence: share === null ? silenceOf(line, computed) : null,
    proportion,
    get interval() {
      return interval();
    },
    get printedInterval() {
      return isCountClear(line, codes, counted) ? interval() : null;
    },
    get reference() {
      return line.reference()?.line.cell(...codes) ?? null;
    },
  };
}

function isInBase(code: string, { outside }: TableRules): boolean {
  return code !== total && !outside.has(code);
}

/** Hidden codes have the noise of the others. */
function errorsOf(codes: readonly string[], counted: Line["counted"]): ReadonlyMap<string, number> {
  const errorOf = (code: string) => counted.get(code)?.error ?? 0;
  const isShown = (code: string) => counted.get(code)?.count !== null;
  const shown = codes.filter(isShown).map(errorOf);
  const usual = shown.length === 0 ? 0 : shown.reduce((sum, error) => sum + error, 0) / shown.length;
  return new Map(codes.map((code) => [code, isShown(code) ? errorOf(code) : usual]));
}

/**
 * Units of some codes among the base; a base of 0 where nobody is there. Several codes of which some are hidden are what the
 * others leave of the base, where they are enough to be shown.
 */
function countedIn(line: Line, codes: readonly string[]): ShownShare | null {
  const base = line.noisyBase;
  if (base === null) return null;
  if (!(base.value > 0)) return { count: 0, base: 0, error: 0, min: 0 };
  const found = sumIn(line, codes) ?? complement(line, base.value, codes);
  if (found === null) return null;
  // Clipped to counts that are not negative, two noisy tables may disagree by a few units.
  const count = Math.min(Math.max(0, found), base.value);
  const { variance, withWhole } = line.noiseOf(codes);
  const error = Math.sqrt(Math.max(0, variance));
  return {
    count,
    base: base.value,
    noise: shareVariance({ value: count, error }, base, withWhole),
    error,
    min: line.isRemainder ? 0 : line.rules.min,
  };
}

function sumIn(line: Line, codes: readonly string[]): number | null {
  return sumOf(codes.map((code) => noisyCountIn(line, code)?.value ?? null));
}

function complement(line: Line, base: number, codes: readonly string[]): number | null {
  if (codes.length < 2) return null;
  const others = sumIn(
    line,
    line.codesInBase.filter((code) => !codes.includes(code)),
  );
  return others === null || base - others < line.rules.min ? null : base - others;
}

function computedShare(line: Line, codes: readonly string[], counted: ShownShare | null): NoisyShare | null {
  if (codes.length === 0) return { share: 0, error: 0 };
  if (line.isTooSmall || !codes.every((code) => isInBase(code, line.rules))) return null;
  if (!line.rules.isWeighted)
    return counted === null || counted.base === 0
      ? null
      : { share: counted.count / counted.base, error: Math.sqrt(counted.noise ?? 0) };
  const known = codes.flatMap((code) => estimateIn(line, code) ?? []);
  if (known.length < codes.length) return null;
  return {
    share: known.reduce((sum, { share }) => sum + share, 0),
    error: Math.hypot(...known.map(({ error }) => error)),
  };
}

/** Share of one code of a weighted survey: a code without a row does not occur. */
function estimateIn({ base, counted }: Line, code: string): NoisyShare | null {
  if (base === null || !(base > 0)) return null;
  const { count, estimate } = counted.get(code) ?? { count: 0, estimate: { share: 0, error: 0 } };
  return count === null ? null : (estimate ?? null);
}

function silenceOf({ rules, isTooSmall, base }: Line, computed: NoisyShare | null): Cell["silence"] {
  if (rules.isNotCalibrated) return "not_calibrated";
  if (computed !== null) return "uncertain";
  if (isTooSmall) return "too_few";
  return base === 0 ? "nobody" : "hidden";
}

/** Respondents are what a survey hides. */
function isCountClear(line: Line, codes: readonly string[], counted: ShownShare | null): boolean {
  const { isWeighted, min } = line.rules;
  if (!isWeighted) return counted === null || isClearlyShown(counted);
  return codes.every((code) => {
    const found = noisyCountIn(line, code);
    return found === null || isClearlyShown({ count: found.value, error: found.error, min });
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The sum of numbers; null where one of them is not known. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** Something with the value that it is compared by. */
export interface Ranked<T> {
  readonly item: T;
  readonly value: number;
}

/** What has a known value, from the greatest to the least; in the same order where values are equal. */
export function ranked<T>(items: readonly T[], measure: (item: T) => number | null): readonly Ranked<T>[] {
  return items
    .flatMap((item) => {
      const value = measure(item);
      return value === null ? [] : [{ item, value }];
    })
    .toSorted((a, b) => b.value - a.value);
}
