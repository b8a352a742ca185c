import proj4 from "proj4";
import type { GeographicPoint } from "./territory/boundaries.ts";

export type Coordinates =
  | { readonly status: "good" | "swapped" | "projected"; readonly point: GeographicPoint }
  | { readonly status: "absent" | "unreadable" | "outside_france"; readonly point: null };

/** Boxes that hold a part of France: [south, north, west, east], in degrees. */
const boxes = [
  [41.2, 51.2, -5.3, 9.7],
  [2, 18.3, -63.2, -51.5],
  [-21.5, -12.5, 44.9, 56],
  [46.7, 47.2, -56.6, -56.1],
  [-28, -7, 155, 180],
  [-28, -7, -180, -134],
] as const;

/**
 * What two written coordinates are worth: degrees, or metres of a projection that is recognised. A point that is in
 * France only once its axes have changed places is `swapped`: no box overlaps the mirror of another, so there is no
 * other reading of it.
 */
export function coordinatesOf(latitude: string | null, longitude: string | null): Coordinates {
  if (latitude === null || longitude === null) return { status: "absent", point: null };
  const [north, east] = [numberIn(latitude), numberIn(longitude)];
  if (north === null || east === null) return { status: "unreadable", point: null };
  if (isInFrance({ latitude: north, longitude: east }))
    return { status: "good", point: { latitude: north, longitude: east } };
  if (isInFrance({ latitude: east, longitude: north }))
    return { status: "swapped", point: { latitude: east, longitude: north } };
  // Neither x nor y of one projection can be taken for the other.
  const point = unprojected(east, north) ?? unprojected(north, east);
  return point !== null && isInFrance(point)
    ? { status: "projected", point }
    : { status: "outside_france", point: null };
}

function numberIn(text: string): number | null {
  const plain = text.replaceAll(/\s/g, "").replace(",", ".");
  return /^[+-]?\d{1,8}(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function isInFrance({ latitude, longitude }: GeographicPoint): boolean {
  return boxes.some(
    ([south, north, west, east]) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}

interface Projection {
  /** Metres: x to the east, y to the north. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly forward: (point: [number, number]) => readonly number[];
}

/**
 * The legal projections of mainland France: Lambert 93 (EPSG:2154) and its nine zones (EPSG:3942 to 3950). No two of
 * their domains overlap, so that the metres alone identify the projection.
 */
const projections: readonly Projection[] = [
  {
    x: [80_000, 1_260_000],
    y: [6_000_000, 7_150_000],
    forward: inverseOf({ origin: [46.5, 700_000, 6_600_000], parallels: [44, 49] }),
  },
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map((latitude): Projection => {
    const north = (latitude - 41) * 1_000_000 + 200_000;
    return {
      x: [1_270_000, 2_250_000],
      // A zone is one degree either way of its parallel.
      y: [north - 125_000, north + 125_000],
      forward: inverseOf({
        origin: [latitude, 1_700_000, north],
        parallels: [latitude - 0.75, latitude + 0.75],
      }),
    };
  }),
];

/** A point written in metres in one of these projections, in degrees; null where it is in none. */
function unprojected(x: number, y: number): GeographicPoint | null {
  const found = projections.find((each) => isWithin(x, each.x) && isWithin(y, each.y));
  const [longitude, latitude] = found?.forward([x, y]) ?? [];
  return longitude === undefined || latitude === undefined ? null : { latitude, longitude };
}

function inverseOf({
  origin: [latitude, x, y],
  parallels,
}: {
  readonly origin: readonly [latitude: number, x: number, y: number];
  readonly parallels: readonly [number, number];
}): (point: [number, number]) => readonly number[] {
  const definition = `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${parallels[0]} +lat_2=${parallels[1]} +x_0=${x} +y_0=${y} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;
  const converter = proj4(definition, "WGS84");
  return (point) => converter.forward(point);
}

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}
