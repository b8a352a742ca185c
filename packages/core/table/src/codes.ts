import type { Table } from "./table.ts";

/** Total over a dimension, and unknown value: codes as in SDMX. */
export const total = "_T";
export const unknown = "_U";

/** Key of a row: its codes joined by a vertical bar, which no code holds. */
export function codesKey(codes: readonly string[]): string {
  return codes.join("|");
}

/** Key of the line of a row: its codes but the last. */
export function lineKey(codes: readonly string[]): string {
  return codesKey(codes.slice(0, -1));
}

interface Coded {
  readonly codes: readonly string[];
}

/** Finds the row of a table that holds some codes, one per dimension. */
export function indexRows<Row extends Coded>(
  rows: readonly Row[],
): (codes: readonly string[]) => Row | undefined {
  const byCodes = new Map(rows.map((row) => [codesKey(row.codes), row]));
  return (codes) => byCodes.get(codesKey(codes));
}

/** Finds the rows of a line of a table, by the codes before the last. */
export function linesBefore<Row extends Coded>(
  rows: readonly Row[],
): (before: readonly string[]) => readonly Row[] {
  const byLine = Map.groupBy(rows, ({ codes }) => lineKey(codes));
  return (before) => byLine.get(codesKey(before)) ?? [];
}

/** The counts at every combination of some codes, given by dimension, the last one varying first; 0 where there is no such row. */
type CountsAt = (codes: readonly (readonly string[])[]) => number[];

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
