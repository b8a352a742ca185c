import { isMasked, published } from "../audit/knowledge.ts";
import type { Cut } from "./cut.ts";
import type { Problem } from "./problem.ts";

/**
 * Whoever is alone in a count needs two more masks in each of its lines, or would know the one other: true of every
 * sufficient mask where the count is 1, and of every prudent one where it is small. Lines with counts of which
 * nothing is asked, ignored or rounded ones, give none.
 */
export function lineCuts(
  { lines, forced, never, hidden, ignored }: Problem,
  holders: ReadonlySet<number>,
): readonly Cut[] {
  const isUnjudged = (count: number) =>
    ignored.has(count) || (forced.has(count) && !isMasked(hidden[count] ?? published(0)));
  return lines.flatMap(({ total, leaves }) => {
    const open = [total, ...leaves].filter((count) => forced.has(count) || !never.has(count));
    if (open.length < 3 || open.some(isUnjudged)) return [];
    return open
      .filter((count) => holders.has(count))
      .map((count) => ({
        condition: [count],
        coefficients: new Map(open.filter((other) => other !== count).map((other) => [other, 0.5])),
      }));
  });
}
