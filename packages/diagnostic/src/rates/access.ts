import { floatingCatchment, rateBase } from "@vigie/places";
import type { Study, Text } from "@vigie/study";
import { centreOf, type Point } from "@vigie/territory";
import type { TerritoryRates } from "./territory-rates.ts";

/** Access by distance, or why it cannot be computed. */
export type Access =
  | {
      readonly known: true;
      readonly reachKm: number;
      /** Units within reach for 100 000 inhabitants who share them, by territory. */
      readonly byTerritory: ReadonlyMap<string, number>;
      /** Who gave the centres; null where they are those of the boundaries of the map. */
      readonly centres: Text | null;
    }
  | { readonly known: false; readonly why: "no_boundaries" | "secret" | "no_population" };

/**
 * Two-step floating catchment areas (Luo & Wang 2003): units and inhabitants stand at the centre of their territory,
 * distances are straight lines, and nothing beyond the study's territories is seen.
 */
export function accessOf(
  territories: readonly TerritoryRates[],
  reachKm: number,
  { study }: { readonly study: Study },
): Access {
  const points: { readonly code: string; readonly at: Point; units: number; population: number }[] = [];
  for (const { code, units, rates } of territories) {
    const at = centreIn(study, code);
    const population = rates.find(({ inhabitants }) => inhabitants !== null)?.inhabitants ?? null;
    if (at === null) return { known: false, why: "no_boundaries" };
    if (units === null) return { known: false, why: "secret" };
    if (population === null) return { known: false, why: "no_population" };
    points.push({ code, at, units, population });
  }
  const supply = points.filter(({ units }) => units > 0).map(({ at, units }) => ({ at, capacity: units }));
  const access = floatingCatchment({ supply, demand: points }, reachKm * 1000);
  return {
    known: true,
    reachKm,
    byTerritory: new Map(points.map(({ code }, at) => [code, (access[at] ?? 0) * rateBase])),
    centres: study.map?.boundaries ? null : (study.map?.centres?.source ?? null),
  };
}

/**
 * Of a territory of the map, with those that it has absorbed: that of its boundaries, else the one that the study
 * gives; null where it has neither.
 */
export function centreIn({ map }: Study, code: string): Point | null {
  const codes = [code, ...(map?.tiles.get(code)?.also ?? [])];
  const polygons = (map?.boundaries?.shapes ?? []).flatMap((shape) =>
    codes.includes(shape.code) ? shape.polygons : [],
  );
  return polygons.length === 0 ? (map?.centres?.points.get(code) ?? null) : centreOf(polygons);
}
