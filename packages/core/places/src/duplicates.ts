import type { Place } from "./place.ts";
import { joinedPractical } from "./practical.ts";
import { addressKey, distinctiveWords, placeNameSimilarity } from "./similarity.ts";
import { distance } from "./territory/boundaries.ts";
import { communeOf } from "./territory/locate.ts";
import type { Territories } from "./territory/territories.ts";

/** Why two lines are merged into one place: their names agree, and one of these at least. */
export type MergeReason = "same_siret" | "same_address" | "same_spot";

/**
 * Why two similar lines stay two places: their own list certifies them (`told_apart`), or their spot is too `crowded` to
 * compare all pairs. The others are for a person to examine: one number of establishment, or one address, under names or
 * at positions that differ.
 */
export type SeparationReason = "siret_shared" | "address_shared" | "told_apart" | "crowded";

/** What two lines have in common; null where one of them leaves it out. */
export interface PlaceLikeness {
  readonly metres: number | null;
  /** Similarity of their names, from 0 to 1. */
  readonly names: number;
  /** In one commune, or in one département where the commune of one of them is not known. */
  readonly address: boolean | null;
  readonly commune: boolean | null;
  readonly siret: boolean | null;
}

export interface Pair<Reason> {
  readonly kept: Place;
  readonly other: Place;
  readonly reason: Reason;
  readonly agreement: PlaceLikeness;
}

export interface Deduplicated {
  readonly places: readonly Place[];
  readonly duplicates: readonly Pair<MergeReason>[];
  readonly separate: readonly Pair<SeparationReason>[];
}

/** Least similarity of the names of one place, for two lines at one address or with one number at one spot. */
const similarityAtAddress = 0.6;
/** Least similarity of names for two numbers, for one address and two points, and for two addresses a few steps from each other. */
const similarityElsewhere = 0.8;
/** Metres. */
const stepsMax = 100;
/** Metres: further apart, one address is not one place; it was misplaced, or is written alike elsewhere. */
const addressMax = 500;
/** Metres: closer, two lists found the same spot, however they write its address. */
const spotMax = 10;
/** Earlier places that one is compared with, for each key that they share. */
const comparedMax = 200;
/** Pairs of one place that a person is asked to examine. */
const proposedMax = 5;

/**
 * Merges the lines of one place: what a line leaves out is taken from the next. Two lines are of one place where their
 * names, and their address or position, agree: a number of establishment alone is not enough, since a town gives its own
 * to all its services. A bus and a front desk, or a main site and its branch, are never one place.
 * @param territories names of communes, whose words do not distinguish the places of the commune
 */
export function deduplicate(places: readonly Place[], territories: Territories): Deduplicated {
  const kept: IndexedPlace[] = [];
  const index = new Map<string, IndexedPlace[]>();
  const duplicates: Pair<MergeReason>[] = [];
  const separate: Pair<SeparationReason>[] = [];
  for (const place of places) {
    const entry = indexed(place, territories);
    const match = matchOf(entry, index);
    if (match.same === null) {
      separate.push(...match.separate);
      kept.push(entry);
      for (const key of entry.keys) {
        const group = index.get(key);
        if (group === undefined) index.set(key, [entry]);
        else group.push(entry);
      }
    } else {
      const { entry: first, reason, agreement } = match.same;
      duplicates.push({ kept: first.place, other: place, reason, agreement });
      first.place = joined(first.place, place);
    }
  }
  return { places: kept.map(({ place }) => place), duplicates, separate };
}

interface IndexedPlace {
  place: Place;
  readonly words: ReadonlySet<string>;
  readonly address: string | null;
  /** Its code of today: two lists may write the codes of two years. */
  readonly commune: string | null;
  /** By which it is found in the index. */
  readonly keys: readonly string[];
}

function indexed(place: Place, territories: Territories): IndexedPlace {
  const { siret, departement, point } = place;
  const commune = place.commune === null ? null : communeOf(place.commune, territories);
  const address = place.address === null ? null : addressKey(place.address);
  const street = address === null || departement === null ? null : `${departement} ${address}`;
  return {
    place,
    words: distinctiveWords(place.name, territories.nameKeys.get(commune ?? "")),
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
function keysToCompare({ place: { point }, commune, keys }: IndexedPlace): readonly string[] {
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

interface Match {
  readonly same: {
    readonly entry: IndexedPlace;
    readonly reason: MergeReason;
    readonly agreement: PlaceLikeness;
  } | null;
  readonly separate: readonly Pair<SeparationReason>[];
}

function matchOf(entry: IndexedPlace, index: ReadonlyMap<string, readonly IndexedPlace[]>): Match {
  const separate = new Map<IndexedPlace, Pair<SeparationReason>>();
  const seen = new Set<IndexedPlace>();
  const crowded: Pair<SeparationReason>[] = [];
  for (const key of keysToCompare(entry)) {
    const group = index.get(key) ?? [];
    for (const other of group.slice(0, comparedMax)) {
      if (seen.has(other) || !haveCompatibleTraits(entry.place, other.place)) continue;
      seen.add(other);
      const agreement = agreementOf(entry, other);
      const reason = reasonFor(agreement, entry.place, other.place);
      if (reason === null) continue;
      if (isSeparation(reason))
        separate.set(other, { kept: other.place, other: entry.place, reason, agreement });
      else if (areCertifiedDistinct(entry.place, other.place))
        separate.set(other, { kept: other.place, other: entry.place, reason: "told_apart", agreement });
      else return { same: { entry: other, reason, agreement }, separate: [] };
    }
    const [first] = group;
    if (group.length > comparedMax && first !== undefined)
      crowded.push({
        kept: first.place,
        other: entry.place,
        reason: "crowded",
        agreement: agreementOf(entry, first),
      });
  }
  return { same: null, separate: [...crowded, ...closest([...separate.values()])] };
}

function isSeparation(reason: MergeReason | SeparationReason): reason is SeparationReason {
  return reason === "siret_shared" || reason === "address_shared";
}

/** The nearest of each kind; of addresses, some more, since a list may hold several places of one building. */
function closest(pairs: readonly Pair<SeparationReason>[]): readonly Pair<SeparationReason>[] {
  const sorted = pairs.toSorted(
    (a, b) =>
      (a.agreement.metres ?? Infinity) - (b.agreement.metres ?? Infinity) ||
      b.agreement.names - a.agreement.names,
  );
  const of = (reason: SeparationReason) => sorted.filter((pair) => pair.reason === reason);
  return [
    ...of("told_apart").slice(0, 1),
    ...of("siret_shared").slice(0, 1),
    ...of("address_shared").slice(0, proposedMax),
  ];
}

function haveCompatibleTraits(a: Place, b: Place): boolean {
  const differ = <T>(one: T | null, other: T | null) => one !== null && other !== null && one !== other;
  return !differ(a.itinerant, b.itinerant) && !differ(a.format, b.format);
}

function areCertifiedDistinct(a: Place, b: Place): boolean {
  return a.list === b.list && a.certified && b.certified;
}

function agreementOf(a: IndexedPlace, b: IndexedPlace): PlaceLikeness {
  const equal = (one: string | null, other: string | null) =>
    one === null || other === null ? null : one === other;
  const commune = equal(a.commune, b.commune);
  const address = equal(a.address, b.address);
  const isCompatible = commune ?? a.place.departement === b.place.departement;
  return {
    metres: a.place.point && b.place.point && distance(a.place.point, b.place.point),
    names: placeNameSimilarity(a.words, b.words),
    address: address === null ? null : address && isCompatible,
    commune,
    siret: equal(a.place.siret, b.place.siret),
  };
}

function reasonFor(agreement: PlaceLikeness, a: Place, b: Place): MergeReason | SeparationReason | null {
  const { metres, names, address, commune, siret } = agreement;
  const isNear = commune !== false && metres !== null && metres <= stepsMax;
  const isAt = address === true && (metres === null || metres <= addressMax);
  const isSurelyAt = isAt && (metres === null || isNear);
  if (siret === true) {
    // The position of one of them is unknown: their names have to be almost equal.
    const isUnknown = metres === null && address === null && commune === true;
    const isSame =
      ((isSurelyAt || isNear) && names >= similarityAtAddress) ||
      ((isAt || isUnknown) && names >= similarityElsewhere);
    return isSame ? "same_siret" : "siret_shared";
  }
  const needed = isSurelyAt && siret !== false ? similarityAtAddress : similarityElsewhere;
  if (isAt && commune === true && names >= needed) return "same_address";
  if (isNear && names >= similarityElsewhere) return "same_spot";
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
