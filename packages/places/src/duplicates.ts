import { distance } from "@vigie/territory";
import { addressKey } from "./address-key.ts";
import { likeness, wordsOf } from "./likeness.ts";
import type { Place } from "./place.ts";

/** Why two lines are taken for one place. */
export type SameBecause = "same_siret" | "same_address" | "same_spot";

export interface Duplicate {
  readonly kept: Place;
  readonly other: Place;
  readonly because: SameBecause;
}

export interface Distinct {
  readonly places: readonly Place[];
  readonly duplicates: readonly Duplicate[];
  /** Alike, and kept: `told_apart` by their own list, or at too `crowded` a spot to compare all. */
  readonly apart: readonly { readonly kept: Place; readonly other: Place; readonly because: Apart }[];
}

export type Apart = "siret_shared" | "told_apart" | "crowded";

/** Likeness of names from which two lines at one address are one place. */
const likeAtAddress = 0.6;
/** The same for two lines a few steps from each other, whose addresses differ. */
const likeAtSpot = 0.8;
/** The same where both have a number of establishment, and not the same. */
const likeWithOtherSiret = 0.8;
/** Metres. */
const stepsMax = 100;
/** Metres: further apart, two lines with one number of establishment are two sites of it. */
const establishmentMax = 500;
/** Earlier places that one is compared with, for each thing that they share. */
const comparedMax = 200;

/**
 * One place for all the lines that speak of it; what a line does not say is taken from the next. A bus and a front
 * desk, or a main site and its branch, are never one place.
 */
export function distinct(places: readonly Place[]): Distinct {
  const kept: Known[] = [];
  const index = new Map<string, Known[]>();
  const duplicates: Duplicate[] = [];
  const apart: Distinct["apart"][number][] = [];
  for (const place of places) {
    const known = knownOf(place);
    const twin = twinOf(known, index, apart);
    if (twin === null) {
      kept.push(known);
      for (const key of known.keys) {
        const group = index.get(key);
        if (group === undefined) index.set(key, [known]);
        else group.push(known);
      }
    } else {
      duplicates.push({ kept: twin.known.place, other: place, because: twin.because });
      twin.known.place = joined(twin.known.place, place);
    }
  }
  return { places: kept.map(({ place }) => place), duplicates, apart };
}

interface Known {
  place: Place;
  readonly words: ReadonlySet<string>;
  readonly address: string | null;
  /** What it can share with its twin. */
  readonly keys: readonly string[];
}

function knownOf(place: Place): Known {
  const address = place.address === null ? null : addressKey(place.address);
  const keys = [
    ...(place.siret === null ? [] : [`siret ${place.siret}`]),
    ...(address === null || place.commune === null ? [] : [`address ${place.commune} ${address}`]),
    ...(place.point === null ? [] : [cell(place.point, 0, 0)]),
  ];
  return { place, words: wordsOf(place.name), address, keys };
}

/** Cells of a thousandth of a degree: two points within `stepsMax` are in neighbouring ones. */
function cell(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  up: number,
  right: number,
): string {
  return `spot ${Math.floor(latitude * 1000) + up} ${Math.floor(longitude * 500) + right}`;
}

function twinOf(
  known: Known,
  index: ReadonlyMap<string, readonly Known[]>,
  apart: Distinct["apart"][number][],
): { readonly known: Known; readonly because: SameBecause } | null {
  let shared: Known | null = null;
  let told: Known | null = null;
  for (const key of sought(known)) {
    const group = index.get(key) ?? [];
    for (const other of group.slice(0, comparedMax)) {
      if (!areOneFormat(known.place, other.place)) continue;
      const because = sameBecause(known, other);
      if (because !== null && isToldApart(known.place, other.place)) {
        told ??= other;
        continue;
      }
      if (because !== null) return { known: other, because };
      if (key.startsWith("siret")) shared ??= other;
    }
    const [first] = group;
    if (group.length > comparedMax && first !== undefined)
      apart.push({ kept: first.place, other: known.place, because: "crowded" });
  }
  if (told !== null) apart.push({ kept: told.place, other: known.place, because: "told_apart" });
  if (shared !== null) apart.push({ kept: shared.place, other: known.place, because: "siret_shared" });
  return null;
}

function sought({ place: { point }, keys }: Known): readonly string[] {
  if (point === null) return keys;
  const around = [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => cell(point, up, right)));
  return [...keys.filter((key) => !key.startsWith("spot")), ...around];
}

function areOneFormat(a: Place, b: Place): boolean {
  const differ = <T>(one: T | null, other: T | null) => one !== null && other !== null && one !== other;
  return !differ(a.itinerant, b.itinerant) && !differ(a.format, b.format);
}

function isToldApart(a: Place, b: Place): boolean {
  return a.list === b.list && a.certified && b.certified;
}

function sameBecause(a: Known, b: Known): SameBecause | null {
  const metres = a.place.point && b.place.point && distance(a.place.point, b.place.point);
  const sameAddress = a.address !== null && a.address === b.address && a.place.commune === b.place.commune;
  if (a.place.siret !== null && a.place.siret === b.place.siret) {
    const near = metres !== null && metres <= establishmentMax;
    const untold = metres === null && (a.address === null || b.address === null);
    if (sameAddress || near || (untold && a.place.commune === b.place.commune)) return "same_siret";
  }
  const like = likeness(a.words, b.words);
  const otherSiret = a.place.siret !== null && b.place.siret !== null && a.place.siret !== b.place.siret;
  if (sameAddress && like >= (otherSiret ? likeWithOtherSiret : likeAtAddress)) return "same_address";
  return metres !== null && metres <= stepsMax && like >= likeAtSpot ? "same_spot" : null;
}

function joined(kept: Place, other: Place): Place {
  return {
    ...kept,
    siret: kept.siret ?? other.siret,
    address: kept.address ?? other.address,
    ...(kept.commune === null && other.commune !== null
      ? { commune: other.commune, departement: other.departement, by: other.by }
      : {}),
    point: kept.point ?? other.point,
    since: earliest(kept.since, other.since),
    updated: latest(kept.updated, other.updated),
    kinds: new Set([...kept.kinds, ...other.kinds]),
    format: kept.format ?? other.format,
    itinerant: kept.itinerant ?? other.itinerant,
  };
}

function earliest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function latest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
