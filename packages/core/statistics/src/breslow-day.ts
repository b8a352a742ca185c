import { fourfoldCells, type TwoProportions } from "./comparison.ts";
import { chiSquareUpper } from "./distributions.ts";
import { type NotComputed, notComputed } from "./not-computed.ts";
import { oddsNoise } from "./ratio.ts";

export interface Homogeneity {
  readonly kind: "computed";
  /** With Tarone's correction: the one to judge by. */
  readonly statistic: number;
  /** As Breslow and Day first gave it. */
  readonly uncorrected: number;
  /** Informative strata less one. */
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** False where p < .05: one pooled number would hide strata that differ, and the report withholds it. */
  readonly homogeneous: boolean;
  /** By stratum, shares with the characteristic under one odds ratio; null where it is not informative. */
  readonly expected: readonly (ExpectedShares | null)[];
}

/** In 0..1. */
export interface ExpectedShares {
  readonly group: number;
  readonly rest: number;
}

/**
 * Do the strata share one odds ratio? The noise of the shares is added to the variance of each stratum.
 * @param pooled Mantel-Haenszel odds ratio of these strata
 * @returns `one_stratum` where fewer than two strata are informative
 * @see Breslow and Day (1980), section 4.4; Tarone (1985)
 */
export function breslowDay(
  strata: readonly TwoProportions[],
  pooled: number,
): Homogeneity | NotComputed<"one_stratum"> {
  const fittedStrata = strata.map((stratum) => (informative(stratum) ? fitted(stratum, pooled) : null));
  const fits = fittedStrata.filter((fit) => fit !== null);
  if (fits.length < 2) return notComputed("one_stratum");
  const sum = (part: (fit: { gap: number; variance: number }) => number) =>
    fits.reduce((total, fit) => total + part(fit), 0);
  const uncorrected = sum(({ gap, variance }) => gap ** 2 / variance);
  const statistic = uncorrected - sum(({ gap }) => gap) ** 2 / sum(({ variance }) => variance);
  const degreesOfFreedom = fits.length - 1;
  const pValue = chiSquareUpper(Math.max(0, statistic), degreesOfFreedom);
  return {
    kind: "computed",
    statistic,
    uncorrected,
    degreesOfFreedom,
    pValue,
    homogeneous: pValue >= 0.05,
    expected: fittedStrata.map((fit) => fit?.expected ?? null),
  };
}

/** Has units in both populations, with and without the characteristic. */
function informative(stratum: TwoProportions): boolean {
  const { a, b, c, d } = fourfoldCells(stratum);
  return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
}

interface Fit {
  readonly gap: number;
  readonly variance: number;
  readonly expected: ExpectedShares;
}

/** The table with the stratum's margins and the pooled odds ratio: gap of the one seen to it, and its variance. */
function fitted(stratum: TwoProportions, ratio: number): Fit {
  const { a, b, c, d } = fourfoldCells(stratum);
  // Each cell for itself, since a small one got from its margin less a great one would keep no digit.
  const cells = [
    { seen: a, mean: meanOf({ line: a + b, other: c + d, column: a + c }, ratio), sign: 1 },
    { seen: b, mean: meanOf({ line: a + b, other: c + d, column: b + d }, 1 / ratio), sign: -1 },
    { seen: c, mean: meanOf({ line: c + d, other: a + b, column: a + c }, 1 / ratio), sign: -1 },
    { seen: d, mean: meanOf({ line: c + d, other: a + b, column: b + d }, ratio), sign: 1 },
  ];
  const smallest = cells.reduce((least, cell) => (cell.mean < least.mean ? cell : least));
  const variance = 1 / cells.reduce((total, { mean }) => total + 1 / mean, 0);
  // A change of the log-odds ratio moves the cell by that change times the variance.
  const noise =
    oddsNoise({ ...stratum.group, count: cells[0]?.mean ?? 0 }) +
    oddsNoise({ ...stratum.rest, count: cells[2]?.mean ?? 0 });
  return {
    gap: smallest.sign * (smallest.seen - smallest.mean),
    variance: variance + variance ** 2 * noise,
    expected: { group: (cells[0]?.mean ?? 0) / (a + b), rest: (cells[2]?.mean ?? 0) / (c + d) },
  };
}

/** The cell at the crossing of a line and a column when the odds ratio along its diagonal is `ratio`. */
function meanOf(margins: { line: number; other: number; column: number }, ratio: number): number {
  const { line, other, column } = margins;
  const part = other - column + ratio * (line - column);
  const linear = part + 2 * ratio * column;
  const root = Math.sqrt(part ** 2 + 4 * ratio * column * (line + other - column));
  // Two forms of one root of a quadratic; each loses its digits where the other does not.
  return linear > 0 ? (2 * ratio * line * column) / (linear + root) : (root - linear) / (2 * (1 - ratio));
}
