import type { Point } from "./boundaries.ts";

/** Mean radius of the Earth, in metres. */
const radius = 6_371_008.8;
const radians = Math.PI / 180;

/**
 * Great-circle distance, in metres: as the crow flies, without roads, rivers or railways.
 * @see Sinnott (1984), the haversine formula
 * @example
 * Math.round(distance({ longitude: 2.3522, latitude: 48.8566 }, { longitude: 4.8357, latitude: 45.764 }) / 1000) // 391
 */
export function distance(a: Point, b: Point): number {
  const latitudes = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const longitudes = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord =
    latitudes ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitudes ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
