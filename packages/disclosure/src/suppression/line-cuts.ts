import type { Cut } from "./cut.ts";
import type { Problem } from "./problem.ts";

/**
 * Whoever is alone in a count needs two more masks in each of its lines, or would know the one other. True of every
 * sufficient mask where the count is 1; of nearly every one where it only may be.
 */
export function lineCuts({ lines, forced, never }: Problem, holders: ReadonlySet<number>): readonly Cut[] {
  return lines.flatMap(({ total, leaves }) => {
    const line = [total, ...leaves];
    const open = line.filter((count) => forced.has(count) || !never.has(count));
    return line
      .filter((count) => holders.has(count) && open.length > 2)
      .map((count) => ({
        condition: [count],
        coefficients: new Map(open.filter((other) => other !== count).map((other) => [other, 0.5])),
      }));
  });
}
