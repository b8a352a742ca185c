import { coordinatesOf } from "./coordinates.ts";
import { deduplicate, type MergeReason, type Pair, type SeparationReason } from "./duplicates.ts";
import type { Place } from "./place.ts";
import type { PlaceRecord } from "./place-record.ts";
import { communeInScope, type PlacesScope } from "./scope.ts";
import type { Boundaries } from "./territory/boundaries.ts";
import { hasLostLetter } from "./territory/commune-name.ts";
import { type Location, type LocationRecord, locate, nameFit } from "./territory/locate.ts";
import type { Territories } from "./territory/territories.ts";
import type { Unrecognised } from "./traits.ts";

/** The notes that an import makes of two lines. */
export type PairNote =
  | MergeReason
  | `${MergeReason}_between_lists`
  | Exclude<SeparationReason, "address_shared">
  | "address_shared_between_lists";

/** The notes that it makes of one line, or of two. */
export type PlaceNote =
  | `placed_${Exclude<Location["by"], "code" | "departement" | "nothing" | "contradiction">}`
  | "placed_departement"
  | "placed_nowhere"
  | "not_placed"
  | "outside_study"
  | "contradictory"
  | "without_name"
  | "code_unknown"
  | "postal_not_confirmed"
  | "name_differs"
  | "name_completed"
  | "letters_lost"
  | "merged_since"
  | "coordinates_swapped"
  | "coordinates_projected"
  | "coordinates_outside_france"
  | "coordinates_unreadable"
  | "date_future"
  | "date_unreadable"
  | "value_unrecognised"
  | PairNote;

export interface Import {
  readonly territories: Territories;
  /** Null where no limits are given: coordinates then place nothing. */
  readonly boundaries: Boundaries | null;
  /** Null for all of France. */
  readonly scope: PlacesScope | null;
  /** Code of the département where names that nothing else places are looked for; null for the only one of the scope, if any. */
  readonly departement: string | null;
  /** `2026-11-25`: no day of a list can be after it. */
  readonly day: string;
  /** Called for each case of a line. */
  readonly note: (code: Exclude<PlaceNote, PairNote>, line: number) => void;
  /** Called for each pair of lines that are one place, or may be. */
  readonly pair: (code: PairNote, pair: Pair<MergeReason | SeparationReason>) => void;
  /** Called for each value, in the places kept, that its list is not known to have. */
  readonly unrecognised: (value: Unrecognised, at: Pick<PlaceRecord, "line" | "list">) => void;
}

/**
 * The places of one or several lists: located, without those of other territories, one for all its lines. Every line that
 * is not in the result has its note.
 */
export function importPlaces(written: Iterable<PlaceRecord>, run: Import): readonly Place[] {
  const located: Place[] = [];
  for (const line of written) {
    const place = placeOf(line, run);
    if (place !== null) located.push(place);
  }
  const { places, duplicates, separate } = deduplicate(located, run.territories);
  for (const pair of duplicates)
    run.pair(pair.kept.list === pair.other.list ? pair.reason : `${pair.reason}_between_lists`, pair);
  for (const pair of separate)
    run.pair(pair.reason === "address_shared" ? "address_shared_between_lists" : pair.reason, pair);
  return places;
}

function placeOf(line: PlaceRecord, run: Import): Place | null {
  const { territories, scope, note } = run;
  const { name } = line;
  if (name === null) {
    note("without_name", line.line);
    return null;
  }
  const codes = { communeCode: codeIn(line.communeCode), postalCode: codeIn(line.postalCode) };
  const written = { ...line, ...codes };
  const { point, status } = coordinatesOf(written.latitude, written.longitude);
  if (status !== "good" && status !== "absent") note(`coordinates_${status}`, line.line);
  const location = locationIn({ ...written, point }, run);
  const inScope = scope === null ? null : communeInScope(written, location, { scope, territories });
  if (location.by === "contradiction" || inScope?.inside === false) {
    note(inScope?.inside === false ? notInside(location) : "contradictory", line.line);
    return null;
  }
  if (inScope?.mergedSince) note("merged_since", line.line);
  noteLocation(written, location, run);
  for (const value of line.unrecognised) run.unrecognised(value, line);
  return {
    line: line.line,
    list: line.list,
    name,
    siret: siretOf(line.siret),
    address: line.address,
    postalCode: codes.postalCode,
    commune: inScope === null ? location.commune : inScope.commune,
    departement: location.departement,
    by: location.by,
    point,
    since: dayIn(line.since, line.line, run),
    updated: dayIn(line.updated, line.line, run),
    kinds: new Set(line.kinds),
    practical: line.practical,
    format: line.format,
    itinerant: line.itinerant,
    certified: line.certified,
  };
}

/** A name that nothing else places is looked for in the département given, or in that of the study where it has one. */
function locationIn(written: LocationRecord, { territories, boundaries, ...run }: Import): Location {
  const location = locate(written, territories, boundaries);
  const [only = null, ...others] = run.scope?.departements ?? [];
  const departement = run.departement ?? (others.length > 0 ? null : only);
  if (location.by !== "nothing" || written.departement !== null || departement === null) return location;
  const named = locate({ ...written, departement }, territories, boundaries);
  return named.by === "departement_name" ? named : location;
}

function notInside({ by }: Location): "not_placed" | "outside_study" {
  return by === "nothing" ? "not_placed" : "outside_study";
}

function noteLocation(
  written: PlaceRecord,
  { by, commune }: Exclude<Location, { readonly by: "contradiction" }>,
  { territories, note }: Import,
): void {
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
  const fit = nameFit(commune, communeName, territories);
  if (fit === "short") note("name_completed", line);
  if (byItsCode && fit === null) note("name_differs", line);
}

/** Null for a number that no establishment has, as all zeros. */
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

/** A code as software writes it when it took it for a number: grouped by spaces, or with decimals of zero. */
function codeIn(text: string | null): string | null {
  return text?.replaceAll(/\s/g, "").replace(/^(\d+)[.,]0+$/, "$1") || null;
}

type ParsedDay =
  | { readonly status: "good"; readonly day: string }
  | { readonly status: "absent" | "unreadable" | "future"; readonly day: null };

/**
 * A day written 2022-12-31, with or without a time, or 31/12/2022.
 * @param today no place can have been seen after it
 */
function dayOf(text: string | null, today: string): ParsedDay {
  if (text === null) return { status: "absent", day: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const [year, month, date] = iso ? iso.slice(1) : french ? french.slice(1).toReversed() : [];
  const day = `${year}-${month}-${date}`;
  if (!isDay(day)) return { status: "unreadable", day: null };
  return day > today ? { status: "future", day: null } : { status: "good", day };
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
