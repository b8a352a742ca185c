import { rounding, unreached } from "../linear/nonnegative-least-squares.ts";
import { type OrthogonalBasis, solveTriangular } from "../linear/orthogonal-basis.ts";
import { addScaled, norm, type Vector } from "../linear/vector.ts";
import type { Pattern } from "./design.ts";

export interface Separation {
  /** Complete: a sum of the columns splits all answers; quasi: some lie on the boundary. */
  readonly extent: "complete" | "quasi";
  /** Coefficients of a sum of the columns that is nowhere < 0 with the characteristic, nowhere > 0 without. */
  readonly direction: Vector;
}

/**
 * Finds out whether the likelihood has no maximum because some sum of the columns splits the answers.
 *
 * Write each pattern's line with its sign: + where units have the characteristic, − where units do not, both where
 * both occur. By Stiemke's lemma either such a sum exists or the signed lines have a combination, all coefficients
 * > 0, that is zero; and the latter means that minus their sum lies in the cone they make. What the cone does not
 * reach is the direction itself. Complete separation is the same question by Gordan's lemma: no combination that
 * is zero with coefficients ≥ 0, not all 0.
 * @see Albert and Anderson (1984); Stiemke (1915); Gordan (1873)
 */
export function separationOf(basis: OrthogonalBasis, patterns: readonly Pattern[]): Separation | undefined {
  const lines = signedLines(basis, patterns);
  const size = basis.q.length;
  const towards = new Float64Array(size);
  for (const line of lines) addScaled(towards, -1 / lines.length, line);
  const rest = unreached(lines, towards);
  if (norm(rest) <= rounding) return undefined;
  const lifted = lines.map((line) => Float64Array.of(...line, 1));
  const top = new Float64Array(size + 1);
  top[size] = 1;
  return {
    extent: norm(unreached(lifted, top)) > rounding ? "complete" : "quasi",
    direction: solveTriangular(
      basis,
      rest.map((x) => -x),
    ),
  };
}

/** In the orthogonal basis and of length 1: neither change moves the answer, both keep rounding apart from it. */
function signedLines({ q }: OrthogonalBasis, patterns: readonly Pattern[]): readonly Vector[] {
  return patterns.flatMap(({ count, base }, i) => {
    const line = Float64Array.from(q, (column) => column[i] ?? 0);
    const length = norm(line);
    const signed = (sign: 1 | -1) => line.map((x) => (sign * x) / length);
    return [...(count > 0 ? [signed(1)] : []), ...(count < base ? [signed(-1)] : [])];
  });
}
