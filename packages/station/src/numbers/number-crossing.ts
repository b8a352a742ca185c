import type { Policy } from "@vigie/disclosure";
import type { Universe } from "@vigie/study";
import { type HeldNumbers, heldBy, heldTogether, leadingOf } from "./held-numbers.ts";

/** Persons of a source alike in all that its summaries of a number tell persons apart by. */
export interface PersonsAlike {
  readonly number: number | null;
  readonly persons: number;
  /** In a sum; 1 where nobody is weighted. */
  readonly weight: number;
  readonly codes: ReadonlyMap<string, string>;
}

/** Persons that no table splits, by universe and by field. */
interface Atom {
  /** Among all, those whose number is known for most persons first. */
  readonly position: number;
  readonly within: ReadonlyMap<string, boolean>;
  readonly codes: ReadonlyMap<string, string>;
  readonly held: HeldNumbers;
  readonly persons: readonly PersonsAlike[];
}

/** All the persons of a source, split by the universes and fields of some tables. */
export interface NumberCrossing {
  readonly universes: readonly string[];
  readonly fields: readonly string[];
  readonly atoms: readonly Atom[];
  readonly leading: number;
}

/** Persons that anybody may ask about, by what they hold. */
export interface NumberRegion {
  /** Positions of its atoms, where somebody's number is known. */
  readonly columns: ReadonlySet<number>;
  readonly held: HeldNumbers;
}

export function numberCrossing(
  persons: readonly PersonsAlike[],
  {
    universes,
    fields,
    policy,
  }: { readonly universes: readonly Universe[]; readonly fields: readonly string[]; readonly policy: Policy },
): NumberCrossing {
  const leading = leadingOf(policy);
  const split = persons.map((alike) => ({
    alike,
    within: universes.map((universe) => isWithin(alike, universe)),
    codes: fields.map((field) => alike.codes.get(field) ?? ""),
  }));
  const alike = [...Map.groupBy(split, ({ within, codes }) => JSON.stringify([within, codes])).values()]
    .flatMap((group) => {
      const [first] = group;
      const parts = group.map(({ alike }) => heldBy(alike, leading));
      const persons = group.map(({ alike }) => alike);
      return first === undefined ? [] : [{ ...first, persons, held: heldTogether(parts, leading) }];
    })
    .toSorted((a, b) => b.held.known - a.held.known);
  const atoms = alike.map(({ within, codes, held, persons }, position) => ({
    position,
    within: new Map(universes.map(({ id }, at) => [id, within[at] ?? false] as const)),
    codes: new Map(fields.map((field, at) => [field, codes[at] ?? ""] as const)),
    held,
    persons,
  }));
  return { universes: universes.map(({ id }) => id), fields, atoms, leading };
}

export function isWithin({ codes }: PersonsAlike, { where }: Universe): boolean {
  return [...where].every(([name, some]) => some.includes(codes.get(name) ?? ""));
}

/** The persons that fit. */
export function regionOf({ atoms, leading }: NumberCrossing, fits: (atom: Atom) => boolean): NumberRegion {
  return together(atoms.filter(fits), leading);
}

/** Those whose number is known, and others like them. */
export function personsIn(
  { atoms }: NumberCrossing,
  { columns }: Pick<NumberRegion, "columns">,
): readonly PersonsAlike[] {
  return [...columns].flatMap((position) => atoms[position]?.persons ?? []);
}

/** What anybody may ask about: see `naturalRegions`. */
export interface NaturalRegions {
  /** Each set of persons once. */
  readonly regions: readonly NumberRegion[];
  /** Regions split by one field more: those of all its codes that somebody holds. */
  readonly splits: readonly { readonly whole: NumberRegion; readonly parts: readonly NumberRegion[] }[];
}

/**
 * Who is in one universe, or in two, or in one and not in another, with one code of each of some fields; or with any code
 * of one of these fields but one.
 */
export function naturalRegions(crossing: NumberCrossing): NaturalRegions {
  const regions = new Map<string, NumberRegion>();
  const splits: { whole: NumberRegion; parts: NumberRegion[] }[] = [];
  for (const isWithin of conditionsOf(crossing)) {
    const own = regionsWithin(crossing, isWithin, regions);
    const found = new Map<string, (typeof splits)[number]>();
    for (const { codes, region } of own.values())
      codes.forEach((code, at) => {
        const wholeKey = JSON.stringify(codes.with(at, null));
        const whole = own.get(wholeKey);
        if (code === null || whole === undefined) return;
        const key = `${at} ${wholeKey}`;
        const split = found.get(key) ?? { whole: whole.region, parts: [] };
        split.parts.push(region);
        found.set(key, split);
      });
    splits.push(...[...found.values()].filter(({ parts }) => parts.length > 1));
  }
  return { regions: [...regions.values(), ...splits.flatMap((split) => allButOne(split, crossing))], splits };
}

/** A region without those of one code, and then of each other. */
function allButOne(
  { parts }: NaturalRegions["splits"][number],
  { leading }: NumberCrossing,
): readonly NumberRegion[] {
  if (parts.length === 2) return [];
  return parts.map((part) =>
    regionsTogether(
      parts.filter((other) => other !== part),
      leading,
    ),
  );
}

/** Of persons who are in one of them only. */
export function regionsTogether(parts: readonly NumberRegion[], leading: number): NumberRegion {
  return {
    columns: new Set(parts.flatMap(({ columns }) => [...columns])),
    held: heldTogether(
      parts.map(({ held }) => held),
      leading,
    ),
  };
}

interface CodedRegion {
  /** One a field; null where any will do. */
  readonly codes: readonly (string | null)[];
  readonly region: NumberRegion;
}

/** By codes, the regions of those that a condition keeps; `known` holds each set of persons once. */
function regionsWithin(
  { atoms, fields, leading }: NumberCrossing,
  isWithin: (atom: Atom) => boolean,
  known: Map<string, NumberRegion>,
): ReadonlyMap<string, CodedRegion> {
  const own = atoms.filter(isWithin);
  const found = new Map<string, CodedRegion>();
  for (const some of subsetsOf(fields)) {
    const codesOf = ({ codes }: Atom) =>
      fields.map((field) => (some.includes(field) ? (codes.get(field) ?? null) : null));
    for (const [key, group] of Map.groupBy(own, (atom) => JSON.stringify(codesOf(atom)))) {
      const [first] = group;
      const persons = group.map(({ position }) => position).join();
      if (first === undefined) continue;
      const region = known.get(persons) ?? together(group, leading);
      known.set(persons, region);
      found.set(key, { codes: codesOf(first), region });
    }
  }
  return found;
}

/** How much `naturalRegions` has to go through. */
export function crossingSize({ universes, fields, atoms }: NumberCrossing): number {
  return universes.length ** 2 * 2 ** fields.length * atoms.length;
}

function conditionsOf({ universes }: NumberCrossing): readonly ((atom: Atom) => boolean)[] {
  const isIn =
    (id: string) =>
    ({ within }: Atom) =>
      within.get(id) ?? false;
  return universes.flatMap((one, at) => [
    isIn(one),
    ...universes.flatMap((other, i) => [
      ...(i < at ? [(atom: Atom) => isIn(one)(atom) && isIn(other)(atom)] : []),
      ...(i === at ? [] : [(atom: Atom) => isIn(one)(atom) && !isIn(other)(atom)]),
    ]),
  ]);
}

function subsetsOf([first, ...rest]: readonly string[]): readonly (readonly string[])[] {
  return first === undefined ? [[]] : subsetsOf(rest).flatMap((some) => [some, [first, ...some]]);
}

function together(atoms: readonly Atom[], leading: number): NumberRegion {
  return {
    columns: new Set(atoms.flatMap(({ position, held }) => (held.known > 0 ? [position] : []))),
    held: heldTogether(
      atoms.map(({ held }) => held),
      leading,
    ),
  };
}
