import gammaln from "@stdlib/math-base-special-gammaln";
import type { Contingency, Margins } from "./contingency.ts";
import {
  type Hypergeometric,
  modeOf,
  ratioDown,
  ratioUp,
  supportOf,
} from "./distributions/hypergeometric.ts";

/**
 * Draws a table with the margins given, with the probability it has under independence.
 * @param uniform numbers drawn evenly from [0, 1)
 * @see Patefield (1981): cell by cell, each from its hypergeometric given the ones before
 */
export function randomTable({ rows, columns, all }: Margins, uniform: () => number): Contingency {
  const left = [...columns];
  let unitsLeft = all;
  return rows.map((row) => {
    let rowLeft = row;
    let pool = unitsLeft;
    unitsLeft -= row;
    return left.map((marked, j) => {
      const count = drawHypergeometric({ drawn: rowLeft, marked, all: pool }, uniform);
      rowLeft -= count;
      pool -= marked;
      left[j] = marked - count;
      return count;
    });
  });
}

/** Inversion outwards from the mode: about as many steps as the standard deviation. */
function drawHypergeometric(shape: Hypergeometric, uniform: () => number): number {
  const { least, greatest } = supportOf(shape);
  if (least === greatest) return least;
  const mode = modeOf(shape);
  const peak = probability(shape, mode);
  let remaining = uniform() - peak;
  if (remaining < 0) return mode;
  for (let up = mode, down = mode, above = peak, below = peak; above > 0 || below > 0; ) {
    above *= ratioUp(shape, up);
    remaining -= above;
    if (remaining < 0) return up + 1;
    up += 1;
    below *= ratioDown(shape, down);
    remaining -= below;
    if (remaining < 0) return down - 1;
    down -= 1;
  }
  // Rounding left the probabilities a hair short of 1.
  return mode;
}

function probability({ drawn, marked, all }: Hypergeometric, value: number): number {
  return Math.exp(logChoose(marked, value) + logChoose(all - marked, drawn - value) - logChoose(all, drawn));
}

const logChoose = (all: number, some: number) =>
  gammaln(all + 1) - gammaln(some + 1) - gammaln(all - some + 1);
