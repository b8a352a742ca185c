import { centreOf, floatingCatchment, type GeographicPoint, rateBase } from "@vigie/places";
import type { Study, Text } from "@vigie/study";
import type { Subject } from "../subject.ts";
import { sumOf } from "../views/line.ts";
import type { Denominator, TerritoryRates } from "./territory-rates.ts";

/** A greater territory that those of a rate make together: an EPT, of its communes. */
export interface RateWhole {
  readonly code: string;
  readonly label: Text;
  readonly territories: readonly TerritoryRates[];
  /** Null where one of its territories is hidden. */
  readonly units: number | null;
  /** One per denominator; null where one of its territories has none, or is hidden. */
  readonly rates: readonly WholeRate[];
  /** Units within reach, on average of its inhabitants; null where it cannot be computed. */
  readonly access: number | null;
}

/** `gap`: units more, or fewer, than at the mean rate of all; null where that mean is not known. */
type WholeRate = {
  readonly inhabitants: number;
  readonly rate: number;
  readonly gap: number | null;
} | null;

/**
 * By the hierarchy of the code list, in its order. None where a territory is in no greater one, or where a greater one
 * is not known whole: a rate of a part of it would be read as its own.
 */
export function rateWholes(
  { source, study, indicator }: Subject,
  { territories, ...around }: Around & { readonly territories: readonly TerritoryRates[] },
): readonly RateWhole[] {
  const codes = (source.attributes.get(indicator.of)?.codes ?? []).filter(({ missing }) => missing === null);
  const known = new Map(territories.map((territory) => [territory.code, territory]));
  if (codes.some(({ code, parent }) => parent === null || !known.has(code))) return [];
  const parents = new Set(codes.map(({ parent }) => parent));
  const list = [...study.codelists.values()].find((codelist) =>
    codes.every(({ code, parent }) =>
      codelist.codes.some((each) => each.code === code && each.parent === parent),
    ),
  );
  return (list?.codes ?? [])
    .filter(({ code }) => parents.has(code))
    .map(({ code, label }) => {
      const inside = codes.flatMap((each) => (each.parent === code ? (known.get(each.code) ?? []) : []));
      return wholeOf({ code, label, territories: inside }, around);
    });
}

interface Around {
  readonly denominators: readonly Denominator[];
  readonly access: Access | null;
}

function wholeOf(
  named: Pick<RateWhole, "code" | "label" | "territories">,
  { denominators, access }: Around,
): RateWhole {
  const { territories } = named;
  const units = sumOf(territories.map((each) => each.units));
  const inhabitants = denominators.map((_, at) =>
    sumOf(territories.map(({ rates }) => rates[at]?.inhabitants ?? null)),
  );
  const [first = null] = inhabitants;
  return {
    ...named,
    units,
    rates: inhabitants.map((population, at) => {
      if (population === null || population === 0 || units === null) return null;
      const mean = denominators[at]?.mean ?? null;
      return {
        inhabitants: population,
        rate: (units / population) * rateBase,
        gap: mean === null ? null : units - (mean * population) / rateBase,
      };
    }),
    access: first === null || access === null ? null : meanAccess(territories, access, first),
  };
}

function meanAccess(
  territories: readonly TerritoryRates[],
  access: Access,
  inhabitants: number,
): number | null {
  if (!access.known) return null;
  return sumOf(
    territories.map(({ code, rates: [first] }) => {
      const ofTerritory = access.byTerritory.get(code);
      return ofTerritory === undefined || !first?.inhabitants
        ? null
        : (ofTerritory * first.inhabitants) / inhabitants;
    }),
  );
}

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
  const points: { readonly code: string; readonly at: GeographicPoint; units: number; population: number }[] =
    [];
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
 * Centre of a territory of the map, with those that it has absorbed: that of its boundaries, else the one that the study
 * gives; null where it has neither.
 */
export function centreIn({ map }: Study, code: string): GeographicPoint | null {
  const codes = [code, ...(map?.tiles.get(code)?.also ?? [])];
  const polygons = (map?.boundaries?.shapes ?? []).flatMap((shape) =>
    codes.includes(shape.code) ? shape.polygons : [],
  );
  return polygons.length === 0 ? (map?.centres?.points.get(code) ?? null) : centreOf(polygons);
}
