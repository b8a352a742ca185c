import { communeOf, distance, type Territories } from "@vigie/territory";
import { addressKey } from "./address-key.ts";
import { likeness, wordsOf } from "./likeness.ts";
import type { Place } from "./place.ts";
import { joinedPractical } from "./practical.ts";

/** Why two lines are taken for one place: names agree, and so does one of these at least. */
export type SameBecause = "same_siret" | "same_address" | "same_spot";

/**
 * Why two lines that are alike are kept apart: `told_apart` by their own list, or at too `crowded` a spot to compare all;
 * for a person to look at, a number of establishment or an address that they share under other names or elsewhere.
 */
export type Apart = "siret_shared" | "address_shared" | "told_apart" | "crowded";

/** What two lines have in common; null where one of them does not say. */
export interface Agreement {
  readonly metres: number | null;
  /** Likeness of their names, from 0 to 1. */
  readonly names: number;
  /** In one commune, or in one département where the commune of one of them is not known. */
  readonly address: boolean | null;
  readonly commune: boolean | null;
  readonly siret: boolean | null;
}

export interface Pair<Because> {
  readonly kept: Place;
  readonly other: Place;
  readonly because: Because;
  readonly agreement: Agreement;
}

export interface Distinct {
  readonly places: readonly Place[];
  readonly duplicates: readonly Pair<SameBecause>[];
  readonly apart: readonly Pair<Apart>[];
}

/** Likeness of names from which two lines at one address, or with one number at one spot, are one place. */
const likeAtAddress = 0.6;
/** The same where they have two numbers, or one address and two points, or two addresses a few steps from each other. */
const likeOtherwise = 0.8;
/** Metres. */
const stepsMax = 100;
/** Metres: further apart, one address is not one place; it was misplaced, or is written alike elsewhere. */
const addressMax = 500;
/** Metres: closer, two lists found the same spot, however they write its address. */
const spotMax = 10;
/** Earlier places that one is compared with, for each thing that they share. */
const comparedMax = 200;
/** Pairs of one place that a person is asked to look at. */
const proposedMax = 5;

/**
 * One place for all the lines that speak of it; what a line does not say is taken from the next. A bus and a front
 * desk, or a main site and its branch, are never one place. Two lines are one where their names, and their address or
 * position, agree: a number of establishment alone is not enough, since a town gives its own to all its services.
 * @param territories the words of its commune's name, which distinguish no place there
 */
export function distinct(places: readonly Place[], territories: Territories): Distinct {
  const kept: Known[] = [];
  const index = new Map<string, Known[]>();
  const duplicates: Pair<SameBecause>[] = [];
  const apart: Pair<Apart>[] = [];
  for (const place of places) {
    const known = knownOf(place, territories);
    const twin = twinOf(known, index);
    if (twin.same === null) {
      apart.push(...twin.apart);
      kept.push(known);
      for (const key of known.keys) {
        const group = index.get(key);
        if (group === undefined) index.set(key, [known]);
        else group.push(known);
      }
    } else {
      const { known: first, because, agreement } = twin.same;
      duplicates.push({ kept: first.place, other: place, because, agreement });
      first.place = joined(first.place, place);
    }
  }
  return { places: kept.map(({ place }) => place), duplicates, apart };
}

interface Known {
  place: Place;
  readonly words: ReadonlySet<string>;
  readonly address: string | null;
  /** Of today: two lists may write the codes of two years. */
  readonly commune: string | null;
  /** What it can share with its twin. */
  readonly keys: readonly string[];
}

function knownOf(place: Place, territories: Territories): Known {
  const { siret, departement, point } = place;
  const commune = place.commune === null ? null : communeOf(place.commune, territories);
  const address = place.address === null ? null : addressKey(place.address);
  const street = address === null || departement === null ? null : `${departement} ${address}`;
  return {
    place,
    words: wordsOf(place.name, territories.nameKeys.get(commune ?? "")),
    address,
    commune,
    keys: [
      ...(siret === null ? [] : [`siret ${siret}`]),
      ...(address === null || commune === null ? [] : [`address ${commune} ${address}`]),
      ...(street === null ? [] : [`street ${street}`, ...(commune === null ? [`astray ${street}`] : [])]),
      ...(point === null ? [] : [cell(point, 0, 0)]),
    ],
  };
}

/**
 * Keys of the places that one is compared with: neighbouring cells too; and, of places whose commune is not known
 * (`astray`), those of its street anywhere in the département.
 */
function sought({ place: { point }, commune, keys }: Known): readonly string[] {
  const shared = keys.flatMap((key) => {
    if (key.startsWith("spot") || key.startsWith("astray")) return [];
    return commune !== null && key.startsWith("street") ? [key.replace("street", "astray")] : [key];
  });
  if (point === null) return shared;
  return [...shared, ...[-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => cell(point, up, right)))];
}

/** Cells of a thousandth of a degree: two points within `stepsMax` are in neighbouring ones. */
function cell(
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  up: number,
  right: number,
): string {
  return `spot ${Math.floor(latitude * 1000) + up} ${Math.floor(longitude * 500) + right}`;
}

interface Twin {
  readonly same: {
    readonly known: Known;
    readonly because: SameBecause;
    readonly agreement: Agreement;
  } | null;
  readonly apart: readonly Pair<Apart>[];
}

function twinOf(known: Known, index: ReadonlyMap<string, readonly Known[]>): Twin {
  const apart = new Map<Known, Pair<Apart>>();
  const seen = new Set<Known>();
  const crowded: Pair<Apart>[] = [];
  for (const key of sought(known)) {
    const group = index.get(key) ?? [];
    for (const other of group.slice(0, comparedMax)) {
      if (seen.has(other) || !areOneFormat(known.place, other.place)) continue;
      seen.add(other);
      const agreement = agreementOf(known, other);
      const because = judged(agreement, known.place, other.place);
      if (because === null) continue;
      if (isApart(because)) apart.set(other, { kept: other.place, other: known.place, because, agreement });
      else if (isDistinguished(known.place, other.place))
        apart.set(other, { kept: other.place, other: known.place, because: "told_apart", agreement });
      else return { same: { known: other, because, agreement }, apart: [] };
    }
    const [first] = group;
    if (group.length > comparedMax && first !== undefined)
      crowded.push({
        kept: first.place,
        other: known.place,
        because: "crowded",
        agreement: agreementOf(known, first),
      });
  }
  return { same: null, apart: [...crowded, ...proposed([...apart.values()])] };
}

function isApart(because: SameBecause | Apart): because is Apart {
  return because === "siret_shared" || because === "address_shared";
}

/** The nearest of each kind; of addresses, some more, since a list may hold several places of one building. */
function proposed(pairs: readonly Pair<Apart>[]): readonly Pair<Apart>[] {
  const sorted = pairs.toSorted(
    (a, b) =>
      (a.agreement.metres ?? Infinity) - (b.agreement.metres ?? Infinity) ||
      b.agreement.names - a.agreement.names,
  );
  const of = (because: Apart) => sorted.filter((pair) => pair.because === because);
  return [
    ...of("told_apart").slice(0, 1),
    ...of("siret_shared").slice(0, 1),
    ...of("address_shared").slice(0, proposedMax),
  ];
}

function areOneFormat(a: Place, b: Place): boolean {
  const differ = <T>(one: T | null, other: T | null) => one !== null && other !== null && one !== other;
  return !differ(a.itinerant, b.itinerant) && !differ(a.format, b.format);
}

function isDistinguished(a: Place, b: Place): boolean {
  return a.list === b.list && a.certified && b.certified;
}

function agreementOf(a: Known, b: Known): Agreement {
  const equal = (one: string | null, other: string | null) =>
    one === null || other === null ? null : one === other;
  const commune = equal(a.commune, b.commune);
  const address = equal(a.address, b.address);
  const isCompatible = commune ?? a.place.departement === b.place.departement;
  return {
    metres: a.place.point && b.place.point && distance(a.place.point, b.place.point),
    names: likeness(a.words, b.words),
    address: address === null ? null : address && isCompatible,
    commune,
    siret: equal(a.place.siret, b.place.siret),
  };
}

function judged(agreement: Agreement, a: Place, b: Place): SameBecause | Apart | null {
  const { metres, names, address, commune, siret } = agreement;
  const isNear = commune !== false && metres !== null && metres <= stepsMax;
  const isAt = address === true && (metres === null || metres <= addressMax);
  const isSurelyAt = isAt && (metres === null || isNear);
  if (siret === true) {
    // The position of one of them is unknown: their names have to be almost equal.
    const isUnknown = metres === null && address === null && commune === true;
    const isSame =
      ((isSurelyAt || isNear) && names >= likeAtAddress) || ((isAt || isUnknown) && names >= likeOtherwise);
    return isSame ? "same_siret" : "siret_shared";
  }
  const needed = isSurelyAt && siret !== false ? likeAtAddress : likeOtherwise;
  if (isAt && commune === true && names >= needed) return "same_address";
  if (isNear && names >= likeOtherwise) return "same_spot";
  const isOneSpot = address === true || (metres !== null && metres <= spotMax);
  return isOneSpot && a.list !== b.list ? "address_shared" : null;
}

function joined(kept: Place, other: Place): Place {
  return {
    ...kept,
    siret: kept.siret ?? other.siret,
    address: kept.address ?? other.address,
    postalCode: kept.postalCode ?? other.postalCode,
    practical: joinedPractical(kept.practical, other.practical),
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
