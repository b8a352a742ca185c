import { dot } from "../linear/vector.ts";
import { type Constraints, constraintSums, solveMultipliers } from "./constraints.ts";
import type { RemovedVariance } from "./removed-variance.ts";
import { signaturesOf } from "./signatures.ts";

/** Removed variances where margins are long: the conjugate gradient solves the first sum of each signature. */
export function removedBySignature(constraints: Constraints): RemovedVariance {
  const signatureOf = signaturesOf(constraints);
  const solved = new Map<string, number>();
  return (covered, variance) => {
    const key = `${variance} ${signatureOf(covered)}`;
    const known = solved.get(key);
    if (known !== undefined) return known;
    const values = new Float64Array(constraints.variances.length);
    for (const profile of covered) values[profile] = (values[profile] ?? 0) + variance;
    const sums = constraintSums(constraints, values);
    const removed = dot(sums, solveMultipliers(constraints, sums));
    solved.set(key, removed);
    return removed;
  };
}
