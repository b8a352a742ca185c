import {
  type Boundaries,
  hasLostLetter,
  isNamed,
  type Location,
  locate,
  type Territories,
} from "@vigie/territory";
import { coordinatesOf } from "./coordinates.ts";
import { type Apart, distinct, type SameBecause } from "./duplicates.ts";
import type { Place } from "./place.ts";
import { type Scope, settle } from "./scope.ts";
import { dayOf } from "./written-day.ts";
import type { WrittenPlace } from "./written-place.ts";

/** All that an import can have to say of a line, or of two. */
export type PlaceNote =
  | `placed_${Exclude<Location["by"], "code" | "departement" | "nothing">}`
  | "placed_departement"
  | "placed_nowhere"
  | "not_placed"
  | "outside_study"
  | "without_name"
  | "code_unknown"
  | "postal_not_confirmed"
  | "name_differs"
  | "letters_lost"
  | "merged_since"
  | "coordinates_swapped"
  | "coordinates_outside_france"
  | "coordinates_unreadable"
  | "date_future"
  | "date_unreadable"
  | SameBecause
  | `${SameBecause}_between_lists`
  | Apart;

export interface Import {
  readonly territories: Territories;
  /** Null where no limits are given: coordinates then place nothing. */
  readonly boundaries: Boundaries | null;
  /** Null for all of France. */
  readonly scope: Scope | null;
  /** `2026-11-25`: no day of a list can be after it. */
  readonly day: string;
  /** Told each case, with the lines it is about. */
  readonly note: (code: PlaceNote, ...lines: readonly number[]) => void;
}

/**
 * Places of one or several lists: located, those of other territories left aside, and one for all the lines that
 * speak of it. Every line that is not in the result has its note.
 */
export function importPlaces(written: Iterable<WrittenPlace>, run: Import): readonly Place[] {
  const located: Place[] = [];
  for (const line of written) {
    const place = placeOf(line, run);
    if (place !== null) located.push(place);
  }
  const { places, duplicates, apart } = distinct(located);
  for (const { kept, other, because } of duplicates)
    run.note(kept.list === other.list ? because : `${because}_between_lists`, kept.line, other.line);
  for (const { kept, other, because } of apart) run.note(because, kept.line, other.line);
  return places;
}

function placeOf(written: WrittenPlace, run: Import): Place | null {
  const { territories, boundaries, scope, note } = run;
  const { line, name } = written;
  if (name === null) {
    note("without_name", line);
    return null;
  }
  const { point, status } = coordinatesOf(written.latitude, written.longitude);
  if (status !== "good" && status !== "absent") note(`coordinates_${status}`, line);
  const location = locate({ ...written, point }, territories, boundaries);
  const settled = scope === null ? null : settle(written, location, { scope, territories });
  if (settled?.inside === false) {
    note(location.by === "nothing" ? "not_placed" : "outside_study", line);
    return null;
  }
  if (settled?.mergedSince) note("merged_since", line);
  tellLocation(written, location, run);
  return {
    line,
    list: written.list,
    name,
    siret: siretOf(written.siret),
    address: written.address,
    commune: settled === null ? location.commune : settled.commune,
    departement: location.departement,
    by: location.by,
    point,
    since: dayIn(written.since, line, run),
    updated: dayIn(written.updated, line, run),
    kinds: new Set(written.kinds),
    format: written.format,
    itinerant: written.itinerant,
    certified: written.certified,
  };
}

function tellLocation(written: WrittenPlace, { by, commune }: Location, { territories, note }: Import): void {
  const { line, communeCode, communeName, postalCode } = written;
  if (by === "nothing") note("placed_nowhere", line);
  else if (by !== "code") note(`placed_${by}`, line);
  const byItsCode = by === "code" || by === "former_code" || by === "restored_code";
  if (communeCode !== null && !byItsCode) note("code_unknown", line);
  if (commune === null) {
    if (postalCode !== null && /^\d{4}$/.test(postalCode)) note("postal_not_confirmed", line);
    return;
  }
  if (communeName === null) return;
  if (hasLostLetter(communeName)) note("letters_lost", line);
  if (byItsCode && !isNamed(commune, communeName, territories)) note("name_differs", line);
}

/** A number of establishment that no establishment has (all zeros) says nothing. */
function siretOf(text: string | null): string | null {
  const digits = text?.replaceAll(/\s/g, "") ?? "";
  return /^\d{14}$/.test(digits) && !/^(\d)\1*$/.test(digits) ? digits : null;
}

function dayIn(text: string | null, line: number, { day: today, note }: Import): string | null {
  const { status, day } = dayOf(text, today);
  if (status === "future") note("date_future", line);
  if (status === "unreadable") note("date_unreadable", line);
  return day;
}
