import type { CellSums, StratumSize } from "@vigie/statistics";
import { dimensionsOf } from "@vigie/study";
import { type ReleasedRow, total } from "@vigie/table";
import { releasedRows } from "./counted-rows.ts";
import type { InferQuestion } from "./infer-question.ts";
import type { Noisy } from "./inferred-table.ts";

/** What a released table says of the respondents of a survey, and of each stratum that they were drawn in. */
export interface SurveySums {
  /** One, of everybody, where there are no strata. */
  readonly strata: readonly StratumSize[];
  /** Respondents, weights and squares of one cell, by its codes along the dimensions of the indicator; null where hidden. */
  cell(codes: readonly string[]): WholeCell | null;
  /** Respondents, weights and squares of the base of shares of a line, by its codes but the last. */
  base(before: readonly string[]): WholeCell | null;
}

export interface WholeCell {
  readonly respondents: Noisy;
  readonly weight: Noisy;
  readonly squares: number;
  /** Sums of each stratum, in their order: what is hidden there is shared out from the whole. */
  readonly inStrata: readonly CellSums[];
  /** Whether each stratum holds one of them. */
  readonly isHeld: readonly boolean[];
}

type Row = ReleasedRow | undefined;

export function surveySums(question: InferQuestion): SurveySums {
  const { indicator, source, table, tables } = question;
  const names = ["universe", ...dimensionsOf(indicator)];
  const attribute = source.survey?.strata?.attribute ?? null;
  const position = table.dimensions.findIndex(({ name }) => name === attribute);
  const strata: readonly (string | null)[] =
    position < 0 ? [null] : (table.dimensions[position]?.codes ?? []).filter((code) => code !== total);
  const rows = releasedRows(table);
  const read = columnsOf(rows);

  /** The row of a stratum; undefined where the cell is that of another. */
  const rowOf = (codes: readonly string[], stratum: string | null): Row => {
    const stratumAt = names.indexOf(attribute ?? "");
    if (stratumAt >= 0 && stratum !== null && codes[stratumAt] !== total && codes[stratumAt] !== stratum)
      return undefined;
    return rows.rowAt(
      table.dimensions.map(({ name }) =>
        name === attribute && stratum !== null
          ? stratum
          : name === attribute && stratumAt < 0
            ? total
            : (codes[names.indexOf(name)] ?? total),
      ),
    );
  };
  const found = (codes: readonly string[], part: Part): WholeCell | null => {
    const whole = rowOf(codes, null);
    const [respondents, weight, squares] = [part.count(whole), part.weight(whole), part.squares(whole)];
    if (respondents === null || weight === null || squares === null) return null;
    const each = strata.map((stratum) => (stratum === null ? whole : rowOf(codes, stratum)));
    const isElsewhere = (row: Row) => row === undefined;
    const amounts = (of: (row: Row) => number | null) => each.map((row) => (isElsewhere(row) ? 0 : of(row)));
    const counts = amounts((row) => part.count(row)?.value ?? null);
    const weights = filled(
      amounts((row) => part.weight(row)?.value ?? null),
      weight.value,
      sizes,
    );
    const squared = filled(amounts(part.squares), squares, weights);
    return {
      respondents,
      weight,
      squares: squaresOf({ squares, weight: weight.value, respondents: respondents.value }),
      inStrata: weights.map((inStratum, at) => ({
        weight: inStratum,
        squares: squaresOf({
          squares: squared[at] ?? 0,
          weight: inStratum,
          respondents: counts[at] ?? respondents.value,
        }),
      })),
      isHeld: counts.map((count) => count !== 0),
    };
  };
  const populations = source.survey?.strata?.populations ?? null;
  const sized = strata.map((stratum) => ({
    respondents: respondentsIn(stratum, {
      attribute,
      universe: indicator.universe,
      tables: [...tables.values()],
    }),
    population: stratum === null ? null : (populations?.get(stratum) ?? null),
  }));
  const sizes = sized.map(({ respondents }) => respondents);
  const isStratumLast = names.at(-1) === attribute;
  return {
    strata: sized,
    cell: (codes) => found(codes, read.cell),
    // Along the strata themselves, the base of each is its own cell.
    base: (before) => found([...before, total], isStratumLast ? read.baseAlongStrata : read.base),
  };
}

/**
 * A noisy sum of squares, no less than the weight and the respondents allow (Cauchy-Schwarz): else an effective size would
 * pass the respondents, and errors be too small.
 */
function squaresOf({
  squares,
  weight,
  respondents,
}: {
  readonly squares: number;
  readonly weight: number;
  readonly respondents: number;
}): number {
  return Math.max(0, squares, respondents > 0 ? weight ** 2 / respondents : 0);
}

interface Part {
  readonly count: (row: Row) => Noisy | null;
  readonly weight: (row: Row) => Noisy | null;
  readonly squares: (row: Row) => number | null;
}

/** The columns of weights; those of counts where all respondents weigh the same. */
function columnsOf({ table, measure, noisy }: ReturnType<typeof releasedRows>) {
  const bears = table.measures.includes("weighted");
  const counted = (row: Row): Noisy | null =>
    row === undefined || row.count === null
      ? null
      : { value: row.count, error: measure(row, "count_error") ?? 0 };
  const cell: Part = {
    count: counted,
    weight: (row) => (bears ? noisy(row, "weighted") : counted(row)),
    squares: (row) => (bears ? measure(row, "squares") : (counted(row)?.value ?? null)),
  };
  const base: Part = {
    count: (row) => noisy(row, "base"),
    weight: (row) => noisy(row, bears ? "weighted_base" : "base"),
    squares: (row) => measure(row, bears ? "squares_base" : "base"),
  };
  const isTotal = (row: Row) => row?.codes.at(-1) === total;
  const either =
    <T>(of: (part: Part) => (row: Row) => T) =>
    (row: Row) =>
      of(isTotal(row) ? base : cell)(row);
  const baseAlongStrata: Part = {
    count: either(({ count }) => count),
    weight: either(({ weight }) => weight),
    squares: either(({ squares }) => squares),
  };
  return { cell, base, baseAlongStrata };
}

/**
 * Respondents of a stratum, or all of them: a domain keeps the whole design, which another table may count. 0 where no
 * table says it.
 */
function respondentsIn(
  stratum: string | null,
  {
    attribute,
    universe,
    tables,
  }: {
    readonly attribute: string | null;
    readonly universe: string;
    readonly tables: readonly InferQuestion["table"][];
  },
): number {
  for (const candidate of ["all", universe])
    for (const table of tables) {
      if (stratum !== null && !table.dimensions.some(({ name }) => name === attribute)) continue;
      // The items of a question of several answers have no total: each counts everyone.
      const codes = table.dimensions.map(({ name, codes: known }, at) => {
        if (at === 0) return candidate;
        if (name === attribute && stratum !== null) return stratum;
        return known.includes(total) ? total : (known[0] ?? total);
      });
      const count = releasedRows(table).rowAt(codes)?.count ?? null;
      if (count !== null) return count;
    }
  return 0;
}

/**
 * Amounts of which some are hidden, from their sum: the hidden ones share what the others leave, as some sizes do, equally
 * where no size of theirs is known.
 * @returns as many amounts ≥ 0
 */
function filled(
  amounts: readonly (number | null)[],
  sum: number,
  sizes: readonly number[] = amounts.map(() => 1),
): readonly number[] {
  const known = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const sizeOf = (at: number) => Math.max(0, sizes[at] ?? 0);
  const hidden = amounts.reduce<number>((total, amount, at) => total + (amount === null ? sizeOf(at) : 0), 0);
  const left = Math.max(0, sum - known);
  const hiddenAmounts = amounts.filter((amount) => amount === null).length;
  return amounts.map(
    (amount, at) => amount ?? (hidden === 0 ? left / hiddenAmounts : (left * sizeOf(at)) / hidden),
  );
}
