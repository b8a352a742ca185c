import type { Table } from "./table.ts";

/**
 * The count at some codes, one per dimension: 0 where the table has no such row. Rows are found by the numbers of their
 * codes: texts made of them cost too much where there are hundreds of thousands.
 */
export function countsByCodes({ dimensions, rows }: Table): (codes: readonly string[]) => number {
  const ranks = dimensions.map(({ codes }) => new Map(codes.map((code, rank) => [code, rank])));
  const placeOf = (codes: readonly string[]) => {
    let place = 0;
    for (let at = 0; at < ranks.length; at++) {
      const rank = ranks[at];
      place = place * (rank?.size ?? 0) + (rank?.get(codes[at] ?? "") ?? Number.NaN);
    }
    return place;
  };
  const counts = new Map(rows.map(({ codes, count }) => [placeOf(codes), count]));
  return (codes) => counts.get(placeOf(codes)) ?? 0;
}
