import { expectedCounts, pearsonStatistic } from "../chi-square.ts";
import { fisherSnedecorUpper } from "../distributions.ts";
import { orthogonalBasis, type Vector } from "../linear/orthogonal-basis.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { sum } from "../sum.ts";
import { type CellSums, type StratumSize, stratumCovariance } from "./cell-sums.ts";

/** A two-way table of respondents, in one stratum. */
export interface StratumTable extends StratumSize {
  /** Rows of the same length, the same in every stratum. */
  readonly cells: readonly (readonly CellSums[])[];
}

export interface RaoScott {
  readonly kind: "computed";
  /** Pearson's statistic over what the design makes of its mean; follows F. */
  readonly statistic: number;
  /** Not whole numbers. */
  readonly degreesOfFreedom: { readonly numerator: number; readonly denominator: number };
  readonly pValue: number;
  /** In 0..1, of the weighted table, without bias correction. */
  readonly cramersV: number;
}

/**
 * `one_line`: respondents stand in fewer than two rows or two columns; `sparse`: too many cells are empty;
 * `too_few`: no stratum holds two respondents; `no_variation`: the design leaves no sampling error.
 */
export type NoRaoScott = NotComputed<"one_line" | "sparse" | "too_few" | "no_variation">;

/**
 * Chi-square test of independence for a survey: second-order correction, in its F form, as `svychisq` of R's survey. A
 * respondent moves the share of its cell by its weight, so that the covariance of the shares of cells needs sums of
 * weights and of their squares alone.
 * @param degreesOfFreedom respondents that the test is about, less the strata that hold one of them
 * @param noise variances of the noise of each cell's sum of weights, taken as independent; none where left out
 * @see Rao and Scott (1984); Thomas and Rao (1987)
 */
export function raoScottOfSums(
  strata: readonly StratumTable[],
  {
    degreesOfFreedom,
    noise = [],
  }: { readonly degreesOfFreedom: number; readonly noise?: readonly (readonly number[])[] },
): RaoScott | NoRaoScott {
  const whole = sharesOf(strata);
  const { nonEmpty, shares, weight } = whole;
  const [height, width] = [nonEmpty.rows.length, nonEmpty.columns.length];
  if (height < 2 || width < 2) return notComputed("one_line");
  if (degreesOfFreedom < 1) return notComputed("too_few");
  const margins = {
    rows: shares.map(sum),
    columns: nonEmpty.columns.map((_, k) => sum(shares.map((line) => line[k] ?? 0))),
    all: 1,
  };
  const noiseOf = nonEmpty.rows.flatMap((j) =>
    nonEmpty.columns.map((k) => (noise[j]?.[k] ?? 0) / weight ** 2),
  );
  const spread = spreadOf(strata, { ...whole, noise: noiseOf });
  if (spread === undefined) return notComputed("sparse");
  const trace = sum(spread.map((line, i) => line[i] ?? 0));
  const traceOfSquare = sum(spread.map((line) => sum(Array.from(line, (x) => x * x))));
  if (!(trace > 0)) return notComputed("no_variation");
  const pearson = pearsonStatistic(shares, expectedCounts(margins));
  const statistic = pearson / trace;
  const numerator = trace ** 2 / traceOfSquare;
  const degrees = { numerator, denominator: numerator * degreesOfFreedom };
  return {
    kind: "computed",
    statistic,
    degreesOfFreedom: degrees,
    pValue: fisherSnedecorUpper(statistic, degrees),
    cramersV: Math.min(1, Math.sqrt(pearson / (Math.min(height, width) - 1))),
  };
}

interface Shares {
  /** Rows and columns that hold a respondent. */
  readonly nonEmpty: { readonly rows: readonly number[]; readonly columns: readonly number[] };
  readonly shares: readonly (readonly number[])[];
  /** Sum over all respondents. */
  readonly weight: number;
}

function sharesOf(strata: readonly StratumTable[]): Shares {
  const first = strata[0]?.cells ?? [];
  const weights = first.map((line, j) =>
    line.map((_, k) => Math.max(0, sum(strata.map(({ cells }) => cells[j]?.[k]?.weight ?? 0)))),
  );
  const rows = [...weights.keys()].filter((j) => sum(weights[j] ?? []) > 0);
  const columns = [...(first[0] ?? []).keys()].filter((k) => sum(weights.map((line) => line[k] ?? 0)) > 0);
  const weight = sum(weights.flat());
  return {
    nonEmpty: { rows, columns },
    shares: rows.map((j) => columns.map((k) => (weights[j]?.[k] ?? 0) / weight)),
    weight,
  };
}

/** Covariance of the interactions of the table, each scaled to the variance that simple sampling would give it. */
function spreadOf(
  strata: readonly StratumTable[],
  { nonEmpty, shares, weight, noise }: Shares & { readonly noise: readonly number[] },
): readonly (readonly number[])[] | undefined {
  const roots = shares.flat().map(Math.sqrt);
  const inverse = roots.map((root) => (root === 0 ? 0 : 1 / root));
  const basis = orthogonalBasis(
    interactions(nonEmpty.rows.length, nonEmpty.columns.length).map((contrast) =>
      contrast.map((x, cell) => x * (inverse[cell] ?? 0)),
    ),
  );
  if (basis.kind === "dependent") return undefined;
  /** What a unit of share in each cell moves in each direction. */
  const moves = basis.q.map((direction) => {
    const mean = sum(Array.from(direction, (x, cell) => x * (roots[cell] ?? 0)));
    return Array.from(direction, (x, cell) => x * (inverse[cell] ?? 0) - mean);
  });
  const sums = strata.map((stratum) => {
    const cells = nonEmpty.rows.flatMap((j) => nonEmpty.columns.map((k) => stratum.cells[j]?.[k] ?? nobody));
    return {
      stratum,
      squares: cells.map(({ squares }) => squares / weight ** 2),
      totals: moves.map((move) => sum(cells.map((cell, at) => (cell.weight / weight) * (move[at] ?? 0)))),
    };
  });
  return moves.map((first, a) =>
    moves.map((second, b) => {
      const product = (variances: readonly number[]) =>
        sum(variances.map((variance, at) => variance * (first[at] ?? 0) * (second[at] ?? 0)));
      const sampled = sums.map(({ stratum, squares, totals }) =>
        // The variance of a sum, polarised: products in place of squares.
        stratumCovariance(stratum, { products: product(squares), of: totals[a] ?? 0, and: totals[b] ?? 0 }),
      );
      return sum(sampled) + product(noise);
    }),
  );
}

const nobody: CellSums = { weight: 0, squares: 0 };

/** Contrasts over the cells, in the order of rows, that add up to zero along every row and column. */
function interactions(height: number, width: number): readonly Vector[] {
  const contrast = (k: number, length: number) =>
    Array.from({ length }, (_, i) => (i === k ? 1 : 0) - 1 / length);
  const made: Vector[] = [];
  for (let j = 1; j < height; j++)
    for (let k = 1; k < width; k++)
      made.push(Float64Array.from(contrast(j, height).flatMap((x) => contrast(k, width).map((y) => x * y))));
  return made;
}
