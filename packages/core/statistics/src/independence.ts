import {
  type ChiSquare,
  type Contingency,
  chiSquare,
  type NoChiSquare,
  withoutEmptyLines,
} from "./chi-square.ts";
import { fisherExact } from "./fisher-exact.ts";
import { type Draws, monteCarlo } from "./monte-carlo.ts";

export interface Independence {
  readonly kind: "computed";
  readonly chiSquare: ChiSquare;
  /** From the method that the table calls for; may differ from that of the chi-square. */
  readonly pValue: number;
  readonly method:
    | { readonly name: "chi_square" | "fisher" }
    | ({ readonly name: "monte_carlo" } & Draws)
    /** Test for noisy counts: see `independenceOfShares`. */
    | {
        readonly name: "noisy_chi_square";
        readonly statistic: number;
        /** Not a whole number. */
        readonly degreesOfFreedom: number;
      };
}

/**
 * Test of independence by the method that the expected counts allow: Pearson's chi-square; where more than 20 %
 * of them are under 5 or any is under 1, Fisher's exact test if two rows and two columns hold units, and a
 * simulation otherwise.
 * @param seed of the simulation, a whole number
 * @throws {RangeError} outside the domain of `Contingency`
 * @see Cochran (1954)
 */
export function independence(
  table: Contingency,
  { seed, draws = 9999 }: { seed: number; draws?: number },
): Independence | NoChiSquare {
  const pearson = chiSquare(table);
  if (pearson.kind === "not_computed") return pearson;
  const full = withoutEmptyLines(table);
  if (expectedCountsSuffice(pearson))
    return { kind: "computed", chiSquare: pearson, pValue: pearson.pValue, method: { name: "chi_square" } };
  const [first, second] = full;
  if (full.length === 2 && first?.length === 2 && second) {
    const pValue = fisherExact({ group: asProportion(first), rest: asProportion(second) });
    return { kind: "computed", chiSquare: pearson, pValue, method: { name: "fisher" } };
  }
  return {
    kind: "computed",
    chiSquare: pearson,
    pValue: monteCarlo(full, { seed, draws }),
    method: { name: "monte_carlo", seed, draws },
  };
}

/** Expected counts of 0 belong to lines that hold no unit. */
function expectedCountsSuffice({ expected }: ChiSquare): boolean {
  const counts = expected.flat().filter((count) => count > 0);
  const small = counts.filter((count) => count < 5).length;
  // Compared without a division, so that exactly a fifth of the cells is still enough.
  return small * 5 <= counts.length && counts.every((count) => count >= 1);
}

const asProportion = (line: readonly number[]) => ({
  count: line[0] ?? 0,
  base: line.reduce((total, count) => total + count, 0),
});
