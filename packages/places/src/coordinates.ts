import type { Point } from "@vigie/territory";

export type Coordinates =
  | { readonly status: "good"; readonly point: Point }
  | { readonly status: "absent" | "unreadable" | "swapped" | "outside_france"; readonly point: null };

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
 * What two written coordinates are worth. They are never exchanged: a point that is in France only once its latitude
 * and longitude have changed places is refused, and said.
 */
export function coordinatesOf(latitude: string | null, longitude: string | null): Coordinates {
  if (latitude === null || longitude === null) return { status: "absent", point: null };
  const point = { latitude: degrees(latitude), longitude: degrees(longitude) };
  if (Number.isNaN(point.latitude) || Number.isNaN(point.longitude))
    return { status: "unreadable", point: null };
  if (isInFrance(point)) return { status: "good", point };
  const swapped = { latitude: point.longitude, longitude: point.latitude };
  return { status: isInFrance(swapped) ? "swapped" : "outside_france", point: null };
}

function degrees(text: string): number {
  return /^[+-]?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function isInFrance({ latitude, longitude }: Point): boolean {
  return boxes.some(
    ([south, north, west, east]) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}
