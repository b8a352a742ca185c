import { rateBase } from "@vigie/places";
import { differenceInterval, type Interval } from "@vigie/statistics";
import { contentOf, type Expression, shareDimensionOf } from "@vigie/study";
import { indexRows, total } from "@vigie/table";
import {
  alikeMax,
  type Cell,
  chanceShown,
  chanceShownAt,
  evaluate,
  intervalGivenShown,
  isNoisy,
  levelGivenShown,
  rateModel,
  type ShownShare,
  type Subject,
  shareIntervalOf,
  shareVariance,
  subjectIn,
  type TextEvidence,
  tableViewOf,
} from "@vigie/tables";
import { type CellReference, rowOfCell } from "../directives/cell-reference.ts";
import type { ClaimVerdict } from "./claim.ts";

/** One side of a condition. A share lies in 0..1. */
export interface Quantity {
  readonly value: number;
  /** At 95 %; null where nothing is uncertain. */
  readonly interval: Interval | null;
  /** Difference under which two are called alike: that of whole populations, 0 elsewhere. */
  readonly alike: number;
  /** The codes of a line that it is the share of; null for any other number. */
  readonly part: Cell | null;
}

export function constant(value: number): Quantity {
  return { value, interval: null, alike: 0, part: null };
}

/** What an expression gives, with its interval of noise; null where it is hidden or not computed. */
export function quantityOf(expression: Expression, evidence: TextEvidence): Quantity | null {
  const found = evaluate(expression, evidence);
  if (found.kind !== "number") return null;
  const half = 1.959964 * found.error;
  const interval = half === 0 ? null : { lower: found.value - half, upper: found.value + half };
  return { value: found.value, interval, alike: 0, part: null };
}

/** A share of the tables, or the rate of a territory, whatever its uncertainty; null where it is hidden or nobody is there. */
export function shareQuantity(cell: CellReference, evidence: TextEvidence): Quantity | null {
  const { indicator, at } = cell;
  if (contentOf(indicator).rate !== null) return rateQuantity(cell, evidence);
  const subject = subjectIn(indicator.id, evidence);
  const dimension = shareDimensionOf(indicator);
  const codes = at.get(dimension) ?? [];
  const before = rowOfCell({ ...cell, at: new Map([...at, [dimension, [total]]]) })?.slice(0, -1);
  if (subject === null || before === undefined) return null;
  const part = tableViewOf(subject)
    .lineBefore(before)
    .cell(...codes);
  if (part.computed === null) return null;
  return {
    value: part.computed.share,
    interval: part.interval ?? intervalOfParts(part),
    alike: alikeIn(subject),
    part,
  };
}

/** Units per inhabitants of one territory, over the populations that the figure shows, as `:rate` writes it. */
function rateQuantity(cell: CellReference, evidence: TextEvidence): Quantity | null {
  const { indicator, at } = cell;
  const [code, ...others] = at.get(indicator.of) ?? [];
  const subject = subjectIn(indicator.id, evidence);
  const row = rowOfCell(cell);
  if (subject === null || row === null || others.length > 0) return null;
  const territory = rateModel(subject).territories.find((each) => each.code === code);
  const rate = territory?.rates[0];
  if (rate === undefined || !rate.known) return null;
  const error = indexRows(subject.table.rows)(row)?.error ?? 0;
  const half = (1.959964 * error * rateBase) / rate.inhabitants;
  const interval = half === 0 ? null : { lower: rate.rate - half, upper: rate.rate + half };
  return { value: rate.rate, interval, alike: 0, part: null };
}

/** The greatest share that a hidden count leaves possible. */
export function boundOf(cell: CellReference, evidence: TextEvidence): Quantity | null {
  const whole = shareQuantity(cell, evidence);
  const { indicator, at } = cell;
  // A hidden count has no bound per inhabitant here: the comparison stays open.
  if (whole !== null || contentOf(indicator).rate !== null) return whole;
  const subject = subjectIn(indicator.id, evidence);
  const dimension = shareDimensionOf(indicator);
  const before = rowOfCell({ ...cell, at: new Map([...at, [dimension, [total]]]) })?.slice(0, -1);
  const base = subject && before ? (tableViewOf(subject).lineBefore(before).base ?? 0) : 0;
  return subject === null || base <= 0 ? null : constant((subject.table.min - 1) / base);
}

/** Bounds of codes one by one, added up: too wide rather than too narrow, where a design gives one code each. */
function intervalOfParts({ line, codes }: Cell): Interval | null {
  if (!line.rules.isWeighted || codes.length < 2) return null;
  const each = codes.map((code) => line.cell(code).interval);
  return each.reduce<Interval | null>(
    (sum, interval) =>
      sum === null || interval === null
        ? null
        : { lower: sum.lower + interval.lower, upper: sum.upper + interval.upper },
    { lower: 0, upper: 0 },
  );
}

/** Counts that nothing uncertain touches differ from one unit on; those of a whole population of persons, from one point. */
function alikeIn({ source }: Subject): number {
  return source.protects === "nothing" || source.inferenceTarget !== null ? 0 : alikeMax;
}

/** Whether the tables bear out that `a` is greater than `b`. */
export function isGreater(a: Quantity, b: Quantity): ClaimVerdict {
  const gap = a.value - b.value;
  const alike = Math.max(a.alike, b.alike);
  const interval = shownGapInterval(a, b);
  if (alike > 0 && Math.abs(gap) < alike) return "not_established";
  if (interval === null) return gap > 0 ? "holds" : "contrary";
  if (interval.lower > 0) return "holds";
  return interval.upper < 0 ? "contrary" : "not_established";
}

/** Whether the tables bear out that `a` and `b` are the same: to a point, where they are uncertain. */
export function isSame(a: Quantity, b: Quantity): ClaimVerdict {
  const gap = Math.abs(a.value - b.value);
  const interval = shownGapInterval(a, b);
  const allowed = interval === null ? Math.max(a.alike, b.alike) : alikeMax;
  if (gap <= allowed + 1e-9) return "holds";
  return interval === null || interval.lower > 0 || interval.upper < 0 ? "contrary" : "not_established";
}

/**
 * Interval of the difference, or of anything of its sign, given that the counts compared are shown; null where nothing is uncertain.
 * Methods, section 7.9.
 */
function shownGapInterval(a: Quantity, b: Quantity): Interval | null {
  const within = a.part && b.part && a.part.line === b.part.line ? withinLine(a.part, b.part) : null;
  if (within !== null) return within;
  const interval = gapInterval(a, b);
  return interval && intervalGivenShown(interval, a.value - b.value, chanceOfBoth(a, b));
}

/** Chance that the counts of both sides would be shown, were they equal; what is no share of a table is taken as it is. */
function chanceOfBoth(a: Quantity, b: Quantity): number {
  const [one, other] = [a.part?.counted ?? null, b.part?.counted ?? null];
  const against = (share: ShownShare, part: Quantity["part"], value: number) =>
    part === null ? 1 : chanceShownAt(share, value, part.line.rules.uncertainty);
  if (one !== null && other !== null && a.part !== null)
    return chanceShown([one, other], a.part.line.rules.uncertainty);
  if (one !== null) return against(one, a.part, b.value);
  return other === null ? 1 : against(other, b.part, a.value);
}

function gapInterval(a: Quantity, b: Quantity): Interval | null {
  if (a.interval === null && b.interval === null) return null;
  const estimated = ({ value, interval }: Quantity) => ({
    estimate: value,
    interval: interval ?? { lower: value, upper: value },
  });
  return differenceInterval({ group: estimated(a), rest: estimated(b) });
}

/**
 * Two parts of one line are not independent: the share of the first among the units of both, against a half (the sign
 * test). Null where respondents are weighted, and where nothing is uncertain.
 */
function withinLine(a: Cell, b: Cell): Interval | null {
  const [one, other] = [a.counted, b.counted];
  const { isWeighted, uncertainty: of } = a.line.rules;
  if (isWeighted || one === null || other === null) return null;
  const base = one.count + other.count;
  if (base <= 0) return null;
  const noise = shareVariance(
    { value: one.count, error: a.error },
    { value: base, error: Math.hypot(a.error, b.error) },
    a.error ** 2,
  );
  const share = { count: one.count, base, noise };
  if (of === "noise" && !isNoisy(share)) return null;
  const half = base / 2 / one.base;
  const chance = chanceShownAt(one, half, of) * chanceShownAt(other, half, of);
  const interval = shareIntervalOf(share, of, levelGivenShown(chance));
  return interval && { lower: interval.lower - 0.5, upper: interval.upper - 0.5 };
}
