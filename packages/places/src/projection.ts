import type { Point } from "@vigie/territory";
import proj4 from "proj4";

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
export function unprojected(x: number, y: number): Point | null {
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
