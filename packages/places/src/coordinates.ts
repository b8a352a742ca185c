import type { Point } from "@vigie/territory";
import { unprojected } from "./projection.ts";

export type Coordinates =
  | { readonly status: "good" | "swapped" | "projected"; readonly point: Point }
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

function isInFrance({ latitude, longitude }: Point): boolean {
  return boxes.some(
    ([south, north, west, east]) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}
