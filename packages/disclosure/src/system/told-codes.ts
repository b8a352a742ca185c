import type { Source } from "@vigie/study";
import type { PublishedTable } from "../protection/published-audit.ts";

/**
 * Codes that at least `min` persons are seen to hold, by field: anyone who has the tables knows it, so that what the
 * data tells of these codes and not of others says nothing of a masked count.
 * @param tables of one source, as they leave
 */
export function toldCodes(
  tables: readonly PublishedTable[],
  source: Source,
  min: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const told = new Map<string, Set<string>>();
  for (const { dimensions, rows, rounding = 0 } of tables) {
    const answers = dimensions.at(-1)?.name === "answer" ? dimensions.length - 1 : -1;
    const items = source.multiples.get(dimensions[answers - 1]?.name ?? "")?.items;
    for (const { codes, count } of rows) {
      if (count === null || count - rounding < min) continue;
      for (const [at, { name }] of dimensions.entries()) {
        const field = at === answers ? (items?.get(codes[at - 1] ?? "") ?? name) : name;
        told.set(field, (told.get(field) ?? new Set()).add(codes[at] ?? ""));
      }
    }
  }
  return told;
}
