import type { Table } from "./table.ts";

/** The counts at every combination of some codes, given by dimension, the last one varying first; 0 where there is no such row. */
export type CountsAt = (codes: readonly (readonly string[])[]) => number[];

/** Codes are numbered: keys of text would be too slow for hundreds of thousands of rows. */
export function countsByCodes({ dimensions, rows }: Table): CountsAt {
  const ranks = dimensions.map(({ codes }) => new Map(codes.map((code, rank) => [code, rank])));
  const below = (place: number, at: number, code: string | undefined) => {
    const ofDimension = ranks[at];
    return place * (ofDimension?.size ?? 0) + (ofDimension?.get(code ?? "") ?? Number.NaN);
  };
  const counts = new Float64Array(ranks.reduce((product, { size }) => product * size, 1));
  for (const { codes, count } of rows) {
    let place = 0;
    for (let at = 0; at < ranks.length; at++) place = below(place, at, codes[at]);
    counts[place] = count;
  }
  return (lists) => {
    let places = [0];
    for (const [at, list] of lists.entries())
      places = places.flatMap((place) => list.map((code) => below(place, at, code)));
    return places.map((place) => counts[place] ?? 0);
  };
}
