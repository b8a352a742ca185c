import { distance, type Place } from "@vigie/places";
import { dimensionsOf, type Study } from "@vigie/study";
import { centreIn } from "@vigie/tables";
import type { Territory } from "./territory.ts";

/** Where people of a territory may be helped, from the lists of places. */
export interface LocalHelp {
  /** In it, by name. */
  readonly places: readonly Place[];
  /** Places around a commune that has none, from the nearest; empty where distances are not known. */
  readonly near: readonly { readonly place: Place; readonly km: number }[];
}

const nearMax = 3;

/** Distances are straight lines from the centre of the commune. */
export function localHelp(
  territory: Territory,
  {
    territories,
    places,
    study,
    language,
  }: {
    readonly territories: readonly Territory[];
    readonly places: readonly Place[];
    readonly study: Study;
    readonly language: string;
  },
): LocalHelp {
  const inside = new Set([
    territory.code,
    ...territories.filter(({ within }) => within === territory.code).map(({ code }) => code),
  ]);
  const inTerritory = places.filter(({ commune }) => commune !== null && inside.has(commune));
  return {
    places: inTerritory.toSorted((a, b) => a.name.localeCompare(b.name, language)),
    near: inTerritory.length > 0 || territory.kind === "group" ? [] : nearest(territory, { places, study }),
  };
}

function nearest(
  { code }: Territory,
  { places, study }: { readonly places: readonly Place[]; readonly study: Study },
): LocalHelp["near"] {
  const centre = centreIn(study, code);
  if (centre === null) return [];
  return places
    .flatMap((place) => (place.point === null ? [] : [{ place, km: distance(centre, place.point) / 1000 }]))
    .toSorted((a, b) => a.km - b.km)
    .slice(0, nearMax);
}

/** Whether a table has communes or greater territories among its dimensions. */
export function isLocal(
  id: string,
  { study, territories }: { readonly study: Study; readonly territories: readonly Territory[] },
): boolean {
  const indicator = study.indicators.get(id);
  const attributes = indicator && study.sources.get(indicator.source)?.attributes;
  if (!indicator || !attributes) return false;
  const codes = new Set(territories.map(({ code }) => code));
  return dimensionsOf(indicator).some((name) =>
    attributes.get(name)?.codes.some(({ code }) => codes.has(code)),
  );
}
