import { chiSquareUpper } from "@vigie/statistics";
import { codesOutsideBase, contentOf, type Indicator, type Source } from "@vigie/study";
import { total } from "@vigie/table";
import type { CountedRow } from "./counted-rows.ts";
import type { Noisy } from "./inferred-table.ts";

interface ItemQuestion {
  readonly indicator: Indicator;
  readonly source: Source;
  /** Counts under it are hidden. */
  readonly min: number;
}

/** P-value under which the bases of the items differ by more than noise. */
const differUnder = 0.01;

/**
 * Respondents with at least one item yes or no are the base of all items of a question, of which each table covers one
 * noisy number. Where these agree within the noise, all items of a line have their mean by inverse variance. Where they do
 * not, an empty column says nothing of its item, as its mapping may have it: each item keeps its own. The no of an
 * item is then what its yes leaves of that mean: one estimate, and its complement. Methods, section 4.
 */
export function withOneBase(rows: readonly CountedRow[], question: ItemQuestion): readonly CountedRow[] {
  const lines = itemLines(rows, question);
  if (!areOne(lines)) return rows;
  const pooled = new Map(
    lines.flatMap((line) => {
      const { value, error } = pooledBase(line);
      return line.rows.map((row) => [row, { value: Math.round(value), error }] as const);
    }),
  );
  const complements = complementsOf(rows, pooled, question);
  return rows.map((row) => {
    const base = pooled.get(row);
    return base === undefined ? (complements.get(row) ?? row) : { ...row, base };
  });
}

/** The no of each item where its yes is shown too, counted as what this leaves of the base. */
function complementsOf(
  rows: readonly CountedRow[],
  bases: ReadonlyMap<CountedRow, Noisy>,
  { min }: ItemQuestion,
): ReadonlyMap<CountedRow, CountedRow> {
  const itemKey = ({ codes }: CountedRow) => JSON.stringify(codes.slice(0, -1));
  const items = Map.groupBy(rows, itemKey);
  return new Map(
    [...bases].flatMap(([row, base]) => {
      const answerOf = (code: string) => items.get(itemKey(row))?.find(({ codes }) => codes.at(-1) === code);
      const [yes, no] = [answerOf("yes"), answerOf("no")];
      if (yes === undefined || no === undefined || yes.count === null || no.count === null) return [];
      const count = Math.max(0, base.value - yes.count);
      // The variance of two cells of one noise σ², whose sum is the mean of those of k items: σ² + 2σ²/k − 2σ²/k.
      return [[no, { ...no, count: yes.error > 0 && count < min ? null : count, error: yes.error }] as const];
    }),
  );
}

/**
 * The part of the answers to a question that make up its base, where all its items have one; null where they do not, and
 * for another indicator.
 */
export function oneBaseOf(rows: readonly CountedRow[], question: ItemQuestion): number | null {
  const lines = itemLines(rows, question);
  return areOne(lines) ? (lines[0]?.inBase ?? null) : null;
}

/** Noisy numbers of one size, and the variance of the noise that they have in common. */
interface ItemLine {
  readonly rows: readonly CountedRow[];
  readonly bases: readonly Noisy[];
  readonly shared: number;
  /** Whether it holds all groups. */
  readonly isTested: boolean;
  /** The part of the answers that make up a base. */
  readonly inBase: number;
}

function itemLines(rows: readonly CountedRow[], { indicator, source }: ItemQuestion): readonly ItemLine[] {
  const question = contentOf(indicator).answers;
  if (question === null) return [];
  const outside = codesOutsideBase(indicator, source);
  const answers = new Set(rows.map(({ codes }) => codes.at(-1) ?? total).filter((code) => code !== total));
  const inBase = [...answers].filter((code) => !outside.has(code)).length / answers.size;
  const isTested = ({ codes }: CountedRow) => question.by === null || codes.at(-3) === total;
  const totals = rows.filter(({ codes, base }) => codes.at(-1) === total && base !== null);
  return [...Map.groupBy(totals, ({ codes }) => JSON.stringify(codes.slice(0, -2))).values()].map((items) => {
    const bases = items.flatMap(({ base }) => base ?? []);
    const shared = sharedVariance({ bases, totals: items.map(({ error }) => error), inBase });
    return { rows: items, bases, shared, isTested: items.every(isTested), inBase };
  });
}

/**
 * Variance of what noisy bases have in common. All items agree with one total of the line, whose noise is spread evenly
 * over the answers: a base has the square of its part of them.
 */
export function sharedVariance({
  bases,
  totals,
  inBase,
}: {
  readonly bases: readonly Noisy[];
  /** Standard errors of that total. */
  readonly totals: readonly number[];
  readonly inBase: number;
}): number {
  return Math.min((inBase * Math.max(0, ...totals)) ** 2, ...bases.map(({ error }) => error ** 2));
}

/** Cochran's test of homogeneity, all groups together. */
function areOne(all: readonly ItemLine[]): boolean {
  const lines = all.filter(({ isTested }) => isTested);
  const distance = lines.reduce((sum, line) => sum + discrepancy(line), 0);
  const freedom = lines.reduce((sum, { bases }) => sum + bases.length - 1, 0);
  if (freedom === 0 || distance === 0) return true;
  return Number.isFinite(distance) && chiSquareUpper(distance, freedom) >= differUnder;
}

function discrepancy(line: ItemLine): number {
  const { value: mean } = pooledBase(line);
  return line.bases.reduce((sum, base) => {
    const gap = base.value - mean;
    return Math.abs(gap) < 1e-9 ? sum : sum + gap ** 2 / ownVariance(base, line);
  }, 0);
}

function ownVariance({ error }: Noisy, { shared }: Pick<ItemLine, "shared">): number {
  return Math.max(0, error ** 2 - shared);
}

/** Their mean by inverse variance; the plain one where one of them has no noise of its own. */
export function pooledBase({ bases, shared }: Pick<ItemLine, "bases" | "shared">): Noisy {
  const variances = bases.map((base) => ownVariance(base, { shared }));
  const weights = variances.map((variance) => (variances.every((each) => each > 1e-12) ? 1 / variance : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = bases.reduce((sum, { value }, at) => sum + (weights[at] ?? 0) * value, 0) / all;
  const independent = variances.reduce(
    (sum, variance, at) => sum + ((weights[at] ?? 0) / all) ** 2 * variance,
    0,
  );
  return { value: mean, error: Math.sqrt(independent + shared) };
}
