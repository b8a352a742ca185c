import { expectedCounts, pearsonStatistic } from "../chi-square.ts";
import { fisherSnedecorUpper } from "../distributions/fisher-snedecor.ts";
import { orthogonalBasis } from "../linear/orthogonal-basis.ts";
import type { Vector } from "../linear/vector.ts";
import { type NotComputed, notComputed } from "../not-computed.ts";
import { designCovariance } from "./design-variance.ts";
import { type Bases, domainOfStudy } from "./domain-of-study.ts";
import type { SamplingDesign } from "./sampling-design.ts";
import { type WeightedTable, weightedTable } from "./weighted-table.ts";

export interface RaoScott {
  readonly kind: "computed";
  /** Pearson's statistic over what the design makes of its mean; follows F. */
  readonly statistic: number;
  /** Not whole numbers. */
  readonly degreesOfFreedom: { readonly numerator: number; readonly denominator: number };
  readonly pValue: number;
  /** In 0..1, of the weighted table, without bias correction. */
  readonly cramersV: number;
  readonly bases: Bases;
}

/**
 * `one_line`: respondents stand in fewer than two rows or two columns; `sparse`: too many cells are empty;
 * `too_few`: no stratum holds two respondents; `no_variation`: the design leaves no sampling error.
 */
export type NoRaoScott = NotComputed<"one_line" | "sparse" | "too_few" | "no_variation">;

/**
 * Chi-square test of independence for a survey: second-order correction, in its F form, as `svychisq` of R's survey.
 * @param rows a code for each respondent that the test is about, null for the others; likewise `columns`
 * @throws {RangeError} where there is not one code a respondent
 * @see Rao and Scott (1984); Thomas and Rao (1987)
 */
export function raoScott(
  design: SamplingDesign,
  { rows, columns }: { rows: readonly (string | null)[]; columns: readonly (string | null)[] },
): RaoScott | NoRaoScott {
  const both = rows.map((row, i) => (row === null || (columns[i] ?? null) === null ? null : true));
  const { members, bases, degreesOfFreedom } = domainOfStudy(design, both);
  if (columns.length !== rows.length) throw new RangeError("each respondent has a row and a column, or null");
  const table = weightedTable(design, { members, rows, columns });
  const { height, width } = table;
  if (height < 2 || width < 2) return notComputed("one_line");
  if (degreesOfFreedom < 1) return notComputed("too_few");
  const spread = spreadOf(design, table);
  if (spread === undefined) return notComputed("sparse");
  const { trace, traceOfSquare } = traces(spread);
  if (trace === 0) return notComputed("no_variation");
  const pearson = pearsonStatistic(table.shares, expectedCounts(table.margins));
  const statistic = pearson / trace;
  const numerator = trace ** 2 / traceOfSquare;
  const degrees = { numerator, denominator: numerator * degreesOfFreedom };
  return {
    kind: "computed",
    statistic,
    degreesOfFreedom: degrees,
    pValue: fisherSnedecorUpper(statistic, degrees),
    cramersV: Math.min(1, Math.sqrt(pearson / (Math.min(height, width) - 1))),
    bases,
  };
}

/** Covariance of the interactions of the table, each scaled to the variance that simple sampling would give it. */
function spreadOf(design: SamplingDesign, table: WeightedTable): readonly Vector[] | undefined {
  const roots = table.shares.flat().map(Math.sqrt);
  const inverse = roots.map((root) => (root === 0 ? 0 : 1 / root));
  const basis = orthogonalBasis(
    interactions(table).map((contrast) => contrast.map((x, cell) => x * (inverse[cell] ?? 0))),
  );
  if (basis.kind === "dependent") return undefined;
  const influences = basis.q.map((direction) => {
    const mean = direction.reduce((total, x, cell) => total + x * (roots[cell] ?? 0), 0);
    return table.influence((cell) => (direction[cell] ?? 0) * (inverse[cell] ?? 0) - mean);
  });
  return designCovariance(design, influences);
}

/** Contrasts over the cells, in the order of rows, that add up to zero along every row and column. */
function interactions({ height, width }: WeightedTable): readonly Vector[] {
  const contrast = (k: number, length: number) =>
    Array.from({ length }, (_, i) => (i === k ? 1 : 0) - 1 / length);
  const made: Vector[] = [];
  for (let j = 1; j < height; j++)
    for (let k = 1; k < width; k++)
      made.push(Float64Array.from(contrast(j, height).flatMap((x) => contrast(k, width).map((y) => x * y))));
  return made;
}

function traces(matrix: readonly Vector[]): { trace: number; traceOfSquare: number } {
  return {
    trace: matrix.reduce((total, line, i) => total + (line[i] ?? 0), 0),
    traceOfSquare: matrix.reduce((total, line) => total + line.reduce((sum, x) => sum + x * x, 0), 0),
  };
}
