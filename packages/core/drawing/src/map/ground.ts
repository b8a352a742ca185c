import { around, type Point, type Polyline } from "../mark.ts";

/** What a map is drawn on: boundaries where the study has some, else squares laid by hand. */
export type Ground =
  | { readonly kind: "boundaries"; readonly boundaries: readonly DrawnBoundary[] }
  | { readonly kind: "tiles"; readonly tiles: readonly Tile[] };

/** Polygons of one territory, as GeoJSON has them: rings of longitudes and latitudes in degrees, the outer one first. */
export interface DrawnBoundary {
  readonly code: string;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** A territory as a square: its column and row, from the top left corner. */
export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

/** Territories laid on a drawing, in its units. */
export interface Laid {
  readonly height: number;
  readonly territories: ReadonlyMap<string, GroundTerritory>;
}

export interface GroundTerritory {
  readonly rings: readonly (readonly Point[])[];
  readonly center: Point;
  /** Space that a label may take around the centre. */
  readonly room: { readonly width: number; readonly height: number };
}

/** @param width of the drawing's part that holds the map */
export function layGround(ground: Ground, width: number): Laid {
  return ground.kind === "tiles" ? layTiles(ground.tiles, width) : layBoundaries(ground.boundaries, width);
}

function layTiles(tiles: readonly Tile[], width: number): Laid {
  const columns = tiles.map(({ column }) => column);
  const rows = tiles.map(({ row }) => row);
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const side = Math.floor(Math.min(56, width / (Math.max(...columns) - left + 1)));
  return {
    height: (Math.max(...rows) - top + 1) * side,
    territories: new Map(
      tiles.map(({ code, column, row }) => {
        const [x, y] = [(column - left) * side, (row - top) * side];
        const ring = around({ x, y, width: side, height: side });
        const center = { x: x + side / 2, y: y + side / 2 };
        return [code, { rings: [ring], center, room: { width: side, height: side } }];
      }),
    ),
  };
}

/** Half a unit: what neighbours share stays shared, and what cannot be seen is not written. */
const grid = 0.5;

/** Plate carrée true at the middle latitude: right for a département or a region, broad for a whole country. */
function layBoundaries(boundaries: readonly DrawnBoundary[], width: number): Laid {
  const all = boundaries.flatMap(({ polygons }) => polygons.flat(2));
  const bounds = (axis: 0 | 1) =>
    all.reduce<readonly [number, number]>(
      ([least, greatest], position) => [Math.min(least, position[axis]), Math.max(greatest, position[axis])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const [[west, east], [south, north]] = [bounds(0), bounds(1)];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = (width - 2) / ((east - west) * narrowing);
  const snap = (value: number) => Math.round(value / grid) * grid;
  const place = ([longitude, latitude]: readonly [number, number]): Point => ({
    x: snap(1 + (longitude - west) * narrowing * unit),
    y: snap(1 + (north - latitude) * unit),
  });
  return {
    height: Math.ceil((north - south) * unit) + 2,
    territories: new Map(
      boundaries.map(({ code, polygons }) => {
        const rings = polygons
          .flatMap((polygon) => polygon.map((ring) => withoutRepeats(ring.map(place))))
          .filter(({ length }) => length > 2);
        const outer = polygons
          .map(([ring = []]) => withoutRepeats(ring.map(place)))
          .toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0];
        return [code, { rings, ...middleOf(outer ?? []) }];
      }),
    ),
  };
}

/** A closed ring without its last point, and without points that fell on the one before. */
function withoutRepeats(ring: readonly Point[]): readonly Point[] {
  const distinct = ring.filter(({ x, y }, at) => at === 0 || ring[at - 1]?.x !== x || ring[at - 1]?.y !== y);
  const [first, last] = [distinct[0], distinct.at(-1)];
  return distinct.length > 1 && first?.x === last?.x && first?.y === last?.y
    ? distinct.slice(0, -1)
    : distinct;
}

/** Twice the signed area is what the shoelace gives. */
function areaOf(ring: readonly Point[]): number {
  return pairs(ring).reduce((sum, [a, b]) => sum + (a.x * b.y - b.x * a.y) / 2, 0);
}

/** Centroid of a ring, and the square of its area as the room of a label. */
function middleOf(ring: readonly Point[]): Pick<GroundTerritory, "center" | "room"> {
  const area = areaOf(ring);
  if (area === 0) return { center: ring[0] ?? { x: 0, y: 0 }, room: { width: 0, height: 0 } };
  const along = (of: (point: Point) => number) =>
    pairs(ring).reduce((sum, [a, b]) => sum + (of(a) + of(b)) * (a.x * b.y - b.x * a.y), 0) / (6 * area);
  const side = Math.sqrt(Math.abs(area));
  return { center: { x: along(({ x }) => x), y: along(({ y }) => y) }, room: { width: side, height: side } };
}

function pairs(ring: readonly Point[]): readonly (readonly [Point, Point])[] {
  return ring.map((point, at) => [point, ring[(at + 1) % ring.length] ?? point]);
}

/**
 * Lines between territories that belong to different wholes, and around all of them.
 * @param wholeOf what a territory belongs to
 */
export function bordersOf({ territories }: Laid, wholeOf: (code: string) => string): readonly Polyline[] {
  const edges = new Map<
    string,
    { readonly ends: readonly [Point, Point]; readonly wholes: Set<string>; sides: number }
  >();
  for (const [code, { rings }] of territories)
    for (const ring of rings)
      ring.forEach((a, at) => {
        const b = ring[(at + 1) % ring.length] ?? a;
        const key = [nameOf(a), nameOf(b)].toSorted().join(" ");
        const edge = edges.get(key) ?? { ends: [a, b], wholes: new Set<string>(), sides: 0 };
        edge.wholes.add(wholeOf(code));
        edge.sides += 1;
        edges.set(key, edge);
      });
  const borderEdges = [...edges.values()].filter(({ wholes, sides }) => sides === 1 || wholes.size > 1);
  return chained(borderEdges.map(({ ends }) => ends));
}

/** Edges end to end, in as few lines as a walk along them finds. */
function chained(edges: readonly (readonly [Point, Point])[]): readonly Polyline[] {
  const left = new Set(edges);
  const at = new Map<string, (readonly [Point, Point])[]>();
  for (const edge of edges)
    for (const end of edge) at.set(nameOf(end), [...(at.get(nameOf(end)) ?? []), edge]);
  const next = (from: Point) => at.get(nameOf(from))?.find((edge) => left.has(edge));
  const lines: Point[][] = [];
  for (const edge of edges) {
    if (!left.delete(edge)) continue;
    const line = [...edge];
    for (let following = next(edge[1]); following !== undefined; following = next(line.at(-1) ?? edge[1])) {
      left.delete(following);
      const [a, b] = following;
      line.push(nameOf(a) === nameOf(line.at(-1) ?? a) ? b : a);
    }
    lines.push(line);
  }
  return lines;
}

function nameOf({ x, y }: Point): string {
  return `${x},${y}`;
}
