import { z } from "zod";
import type { Boundary } from "../model/study.ts";

/** A third number, an altitude, may follow. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const polygon = z.array(z.array(position).min(4)).min(1);

const collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()),
        geometry: z.discriminatedUnion("type", [
          z.object({ type: z.literal("Polygon"), coordinates: polygon }),
          z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(polygon).min(1) }),
        ]),
      }),
    )
    .min(1),
});

/**
 * Reads the boundaries of a GeoJSON file (RFC 7946), taken as hostile.
 * @param property of each feature that holds its code, a text
 * @returns null where the file is not a collection of polygons, each with such a property
 */
export function readBoundaries(text: string, property: string): readonly Boundary[] | null {
  return boundariesIn(jsonOf(text), property);
}

/** The same, once it is no longer a text. */
export function boundariesIn(value: unknown, property: string): readonly Boundary[] | null {
  const parsed = collection.safeParse(value);
  if (!parsed.success) return null;
  const found: Boundary[] = [];
  for (const { properties, geometry } of parsed.data.features) {
    const code = Object.hasOwn(properties, property) ? properties[property] : undefined;
    if (typeof code !== "string") return null;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    found.push({
      code,
      polygons: polygons.map((rings) =>
        rings.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude] as const)),
      ),
    });
  }
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
