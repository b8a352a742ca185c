/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Limits of communes, from a file that a study or a mapping names. */
export interface Boundaries {
  /** Code of the commune that holds a point, as the file writes it; null outside of all. */
  communeAt(point: Point): string | null;
  /** Centre of mass of each commune's surface, by code. */
  readonly centres: ReadonlyMap<string, Point>;
}

type Ring = readonly (readonly number[])[];
interface Shape {
  readonly code: string;
  /** Each with its outer ring first, then its holes. */
  readonly polygons: readonly (readonly Ring[])[];
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/**
 * Reads a GeoJSON collection of communes: polygons whose property `code` is the code of the commune.
 * @returns null where it is no such collection
 */
export function boundariesOf(geojson: unknown): Boundaries | null {
  if (!isRecord(geojson) || !Array.isArray(geojson.features)) return null;
  const shapes: Shape[] = [];
  for (const feature of geojson.features) {
    const shape = shapeOf(feature);
    if (shape === null) return null;
    shapes.push(shape);
  }
  return {
    communeAt: ({ latitude, longitude }) =>
      shapes.find((shape) => holds(shape, longitude, latitude))?.code ?? null,
    centres: new Map(shapes.map(({ code, polygons }) => [code, centreOf(polygons)])),
  };
}

function shapeOf(feature: unknown): Shape | null {
  if (!isRecord(feature) || !isRecord(feature.properties) || !isRecord(feature.geometry)) return null;
  const { code } = feature.properties;
  const { type, coordinates } = feature.geometry;
  const polygons = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : null;
  if (typeof code !== "string" || !isPolygons(polygons)) return null;
  const xs = polygons.flat(2).map(([x = 0]) => x);
  const ys = polygons.flat(2).map(([, y = 0]) => y);
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { code, polygons, box: [least(xs), least(ys), most(xs), most(ys)] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isPolygons(value: unknown): value is readonly (readonly Ring[])[] {
  const isPosition = (at: unknown) => Array.isArray(at) && Number.isFinite(at[0]) && Number.isFinite(at[1]);
  const isRing = (ring: unknown) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition);
  const isPolygon = (rings: unknown) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
  return Array.isArray(value) && value.length > 0 && value.every(isPolygon);
}

function holds({ polygons, box: [west, south, east, north] }: Shape, x: number, y: number): boolean {
  if (x < west || x > east || y < south || y > north) return false;
  return polygons.some(
    ([outer, ...holes]) =>
      outer !== undefined && isInside(outer, x, y) && !holes.some((hole) => isInside(hole, x, y)),
  );
}

/** Crossings of a half-line to the east, counted. */
function isInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** In degrees: at the size of a commune the curvature of the Earth moves it by less than a metre. */
function centreOf(polygons: Shape["polygons"]): Point {
  let area = 0;
  let longitude = 0;
  let latitude = 0;
  for (const rings of polygons)
    for (const [rank, ring] of rings.entries()) {
      const part = momentsOf(ring);
      const sign = rank === 0 ? Math.sign(part.area) : -Math.sign(part.area);
      area += sign * part.area;
      longitude += sign * part.x;
      latitude += sign * part.y;
    }
  return { longitude: longitude / area, latitude: latitude / area };
}

function momentsOf(ring: Ring): { readonly area: number; readonly x: number; readonly y: number } {
  // Far from the origin the products lose their last digits.
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let area = 0;
  let x = 0;
  let y = 0;
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    const [ax, ay, bx, by] = [x1 - originX, y1 - originY, x2 - originX, y2 - originY];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return { area, x: x + originX * area, y: y + originY * area };
}
