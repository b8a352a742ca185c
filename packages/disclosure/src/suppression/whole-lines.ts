import { costOf, type Problem } from "./problem.ts";

/** Whole lines masked in each table: what one of them may hold more, the other holds less. */
const linesPerTable = 2;

/**
 * Besides the forced counts, whole lines with their total, two in each table that hides something: those whose total is
 * that of lines in the most such tables, then the cheapest. Where small counts are spread over all that a table shows, and
 * so are their totals, masks chosen one by one scatter: here what is hidden may move into one line, whatever it is.
 */
export function wholeLines(
  problem: Pick<Problem, "lines" | "forced" | "never" | "weights">,
): ReadonlySet<number> {
  const { lines, forced, never } = problem;
  const wanting = new Map(
    lines.flatMap(({ indicator, leaves }) =>
      leaves.some((count) => forced.has(count)) ? [[indicator, linesPerTable]] : [],
    ),
  );
  let open = [...Map.groupBy(lines, ({ total }) => total)]
    .map(([total, own]) => ({
      counts: new Set([total, ...own.flatMap(({ leaves }) => leaves)]),
      tables: new Set(own.map(({ indicator }) => indicator)),
    }))
    .filter(({ counts }) => [...counts].every((count) => !forced.has(count) && !never.has(count)));
  const masks = new Set(forced);
  while (open.length > 0) {
    const ranked = open
      .map((group) => ({
        group,
        serves: [...group.tables].filter((indicator) => (wanting.get(indicator) ?? 0) > 0),
        cost: costOf(problem, group.counts),
      }))
      .toSorted((a, b) => b.serves.length - a.serves.length || a.cost - b.cost);
    const [best] = ranked;
    if (best === undefined || best.serves.length === 0) break;
    for (const count of best.group.counts) masks.add(count);
    for (const indicator of best.serves) wanting.set(indicator, (wanting.get(indicator) ?? 0) - 1);
    open = open.filter((group) => group !== best.group);
  }
  return masks;
}
