/** Degrees, WGS 84. */
export interface GeographicPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** Limits of one territory: polygons of rings, the outer one first, of longitudes and latitudes in degrees. */
export interface Outline {
  readonly code: string;
  readonly polygons: readonly (readonly Ring[])[];
}

type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** Limits of communes, from a file that a study or a mapping names. */
export interface Boundaries {
  /** Code of the commune that holds a point, as the file writes it; null outside of all. */
  communeAt(point: GeographicPoint): string | null;
}

interface Boxed extends Outline {
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

export function boundariesOf(outlines: readonly Outline[]): Boundaries {
  const boxed = outlines.map((outline): Boxed => ({ ...outline, box: boxOf(outline) }));
  return {
    communeAt: ({ latitude, longitude }) =>
      boxed.find((outline) => holds(outline, longitude, latitude))?.code ?? null,
  };
}

function boxOf({ polygons }: Outline): Boxed["box"] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flat(2)) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

function holds({ polygons, box: [west, south, east, north] }: Boxed, x: number, y: number): boolean {
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
    const [x1, y1] = ring[at] ?? [0, 0];
    const [x2, y2] = ring[before] ?? [0, 0];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Centre of mass of a surface, holes left out. At the size of a commune the Earth is flat to within some metres. */
export function centreOf(polygons: Outline["polygons"]): GeographicPoint {
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
  const [originX, originY] = ring[0] ?? [0, 0];
  let area = 0;
  let x = 0;
  let y = 0;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [0, 0];
    const [ax, ay, bx, by] = [x1 - originX, y1 - originY, x2 - originX, y2 - originY];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  }
  return { area, x: x + originX * area, y: y + originY * area };
}

/** Mean radius of the Earth, in metres. */
const radius = 6_371_008.8;
const radians = Math.PI / 180;

/**
 * Great-circle distance, in metres: as the crow flies, without roads, rivers or railways.
 * @see Sinnott (1984), the haversine formula
 * @example
 * Math.round(distance({ longitude: 2.3522, latitude: 48.8566 }, { longitude: 4.8357, latitude: 45.764 }) / 1000) // 391
 */
export function distance(a: GeographicPoint, b: GeographicPoint): number {
  const latitudes = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const longitudes = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord =
    latitudes ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitudes ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
