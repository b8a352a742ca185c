import type { GeographicPoint } from "./boundaries.ts";

export interface TileUnit {
  readonly code: string;
  readonly name: string;
  /** Code of the greater territory; null where there is none. */
  readonly group: string | null;
  /** Null where it is not known. */
  readonly centre: GeographicPoint | null;
}

/** From 1, the column from the left, the row from the top. */
export interface LaidTile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
  /** Two to four letters. */
  readonly short: string;
}

/** Cells of a grid for one unit: room for the shape of the territory. */
const cellsPerUnit = 1.35;

/**
 * A map of squares, one for each unit. With the centre of each, every unit takes the free cell that is the nearest to where
 * it is, those in the middle first. Without, units of one group are together in a block, in the order given.
 * @param units in the order in which blocks are filled
 */
export function tileLayout(units: readonly TileUnit[]): readonly LaidTile[] {
  const placed = units.every(({ centre }) => centre !== null) ? byPosition(units) : byGroup(units);
  const shorts = shortNames(units);
  return placed.map(({ code, column, row }) => ({ code, column, row, short: shorts.get(code) ?? "" }));
}

interface Placed {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

function byPosition(units: readonly TileUnit[]): readonly Placed[] {
  const points = units.map(({ code, centre }) => ({
    code,
    ...flat(centre ?? { latitude: 0, longitude: 0 }),
  }));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.max(...ys), Math.min(...ys)];
  const [width, height] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)];
  const columns = Math.max(1, Math.round(Math.sqrt((units.length * cellsPerUnit * width) / height)));
  const rows = Math.max(1, Math.ceil((units.length * cellsPerUnit) / columns));
  const wanted = points.map(({ code, x, y }) => ({
    code,
    column: ((x - west) / width) * (columns - 1),
    row: ((north - y) / height) * (rows - 1),
  }));
  const middle = { column: (columns - 1) / 2, row: (rows - 1) / 2 };
  const free = Array.from({ length: columns * rows }, (_, at) => ({
    column: at % columns,
    row: Math.floor(at / columns),
  }));
  return wanted
    .toSorted((a, b) => squaredDistance(a, middle) - squaredDistance(b, middle) || (a.code < b.code ? -1 : 1))
    .map((unit) => {
      let best = 0;
      for (let at = 1; at < free.length; at += 1)
        if (squaredDistance(free[at] ?? unit, unit) < squaredDistance(free[best] ?? unit, unit)) best = at;
      const [cell = unit] = free.splice(best, 1);
      return { code: unit.code, column: cell.column + 1, row: cell.row + 1 };
    });
}

/** On a plane, as far as the size of a département goes. */
function flat({ latitude, longitude }: GeographicPoint): { readonly x: number; readonly y: number } {
  return { x: longitude * Math.cos((latitude * Math.PI) / 180), y: latitude };
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

function squaredDistance(a: Cell, b: Cell): number {
  return (a.column - b.column) ** 2 + (a.row - b.row) ** 2;
}

/** Blocks nearly square, from left to right then below, an empty line between them. */
function byGroup(units: readonly TileUnit[]): readonly Placed[] {
  const blocks = [...Map.groupBy(units, ({ group }) => group ?? "")];
  const width = Math.ceil(Math.sqrt(units.length * 2 * cellsPerUnit));
  const placed: Placed[] = [];
  let [left, top, bottom] = [1, 1, 1];
  for (const [, block] of blocks) {
    const side = Math.ceil(Math.sqrt(block.length));
    if (left > 1 && left + side - 1 > width) [left, top] = [1, bottom + 2];
    for (const [at, { code }] of block.entries())
      placed.push({ code, column: left + (at % side), row: top + Math.floor(at / side) });
    bottom = Math.max(bottom, top + Math.ceil(block.length / side) - 1);
    left += side + 1;
  }
  return placed;
}

/** The first letters of the name that no other has taken, else with a rank. */
function shortNames(units: readonly TileUnit[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    units.map(({ code, name }) => {
      const word = name
        .replace(/^(?:(?:Les?|La) |L['’])/, "")
        .replace(/^Sainte-/, "Ste")
        .replace(/^Saint-/, "St");
      const letters = word.replace(/[^\p{Letter}\p{Number}]/gu, "");
      // “St” and “Ste” alone do not distinguish the names of saints.
      const lengths = /^St\p{Lu}/u.test(word) ? [3, 4] : /^Ste\p{Lu}/u.test(word) ? [4] : [3, 4, 2];
      const candidates = lengths.map((length) => letters.slice(0, length));
      const short =
        candidates.find((text) => text !== "" && !taken.has(text)) ?? numberedName(letters, taken);
      taken.add(short);
      return [code, short];
    }),
  );
}

function numberedName(letters: string, taken: ReadonlySet<string>): string {
  for (let rank = 2; ; rank += 1) {
    const text = `${letters.slice(0, 4 - String(rank).length)}${rank}`;
    if (!taken.has(text)) return text;
  }
}
