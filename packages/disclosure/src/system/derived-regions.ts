import { saysTogether } from "./definition-relations.ts";
import { insideGathered } from "./inside-gathered.ts";
import { leavesLeft } from "./leaves-left.ts";
import { outsideConditions } from "./outside-conditions.ts";
import { outsideSums } from "./outside-sums.ts";
import { imagesOf, type Means, overlaps, pairsBeside, partsOf } from "./overlaps.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { isUniverseField, universeAndAttribute } from "./universes.ts";

/** Leaves of a field that says what others say together, of which the overlaps of these are asked for. */
const togetherMax = 100;

/** A region in words, the same however it was made. */
export function nameOf(region: Region, population: Population): string {
  return [...region]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([field, leaves]) => `${field}=${leaves.map((leaf) => population.fields.get(field)?.[leaf]).join("|")}`,
    )
    .join(";");
}

/**
 * What comes out by subtraction and stands in no table: a universe less one inside it, or all; and, of two fields that go
 * together, what is left of a code of one when all the codes of the other that lie inside it are taken away. Those
 * whose difficulty is another than French, those of 20 to 24 years between two cuts of the same ages. Where the codes
 * inside make up the whole, as in a hierarchy, nothing is left. Who meets the codes that a universe asks for and is not
 * in it, who of some codes is not in a universe counted by finer ones, what is inside a gathered code, and what two codes
 * that go together have in common, are asked too: see `outsideConditions`, `outsideSums`, `insideGathered` and `overlaps`.
 * @param regions of the tables' counts, by name
 * @returns by name
 */
export function derivedRegions(
  regions: ReadonlyMap<string, Region>,
  whole: Population,
): ReadonlyMap<string, Region> {
  const isMany = (field: string) =>
    saysTogether(field) && (whole.fields.get(field)?.length ?? 0) > togetherMax;
  const population = {
    ...whole,
    relations: whole.relations.filter(({ fields }) => !fields.some(isMany)),
  };
  const ofPopulation = (region: Region) => nameOf(region, population);
  const nameWithout = (region: Region, fields: readonly string[]) => ofPopulation(without(region, fields));
  const defined = new Map(
    [...asDefined(regions, population), ...asOfEveryone(regions, population)].map((region) => [
      ofPopulation(region),
      region,
    ]),
  );
  const all = new Map([...defined, ...regions]);
  const found = [
    ...outsideUniverses(all, population),
    ...outsideSums(all.values(), population),
    ...remainders(all, population),
    ...outsideConditions(regions.values(), population),
    ...insideGathered(regions, population),
    ...besideDefined(new Set(defined.values()), [...all.values()], { population, nameWithout }),
  ];
  return new Map(
    [
      ...found.map((region) => [ofPopulation(region), region] as const),
      ...overlaps([...all.values()], { population, nameOf: ofPopulation, nameWithout }),
    ].filter(([name]) => !regions.has(name)),
  );
}

/**
 * The regions in a universe that one attribute defines, by the codes of that attribute: those of 25 and more are the
 * same persons as the universe of that name, and what goes with the codes goes with it.
 */
function asDefined(regions: ReadonlyMap<string, Region>, population: Population): readonly Region[] {
  return population.relations.flatMap((relation) => {
    const both = universeAndAttribute(relation);
    if (both === null) return [];
    const [universe, attribute] = both;
    const codesOf = imagesOf(relation, universe, population);
    const membershipsOf = imagesOf(relation, attribute, population);
    return [...regions.values()].flatMap((region) => {
      const memberships = region.get(universe);
      if (memberships === undefined) return [];
      const codes = new Set(memberships.flatMap((membership) => [...(codesOf[membership] ?? [])]));
      const isSame = [...codes].every((code) =>
        [...(membershipsOf[code] ?? [])].every((membership) => memberships.includes(membership)),
      );
      const own = (region.get(attribute) ?? [...membershipsOf.keys()]).filter((code) => codes.has(code));
      if (!isSame || own.length === 0) return [];
      return [new Map([...without(region, [universe]), [attribute, own]])];
    });
  });
}

/** The regions in a universe that hold everyone of their codes: those of 25 to 29 in the universe of 25 and more. */
function asOfEveryone(regions: ReadonlyMap<string, Region>, population: Population): readonly Region[] {
  const universes = [...population.fields.keys()].filter(isUniverseField);
  return [...regions.values()].flatMap((region) =>
    universes.flatMap((universe) => {
      const memberships = region.get(universe);
      const everyone = without(region, [universe]);
      if (memberships === undefined || everyone.size === 0) return [];
      const possible = leavesLeft(universe, everyone, population);
      return possible.every((leaf) => memberships.includes(leaf)) ? [everyone] : [];
    }),
  );
}

/** Of a universe and of a code that goes with what defines it, what both hold and what one alone does. */
function besideDefined(
  defined: ReadonlySet<Region>,
  regions: readonly Region[],
  { population, nameWithout }: Pick<Means, "population" | "nameWithout">,
): readonly Region[] {
  return population.relations
    .filter(({ fields }) => !fields.some(isUniverseField))
    .flatMap(({ fields: [one, other] }) =>
      pairsBeside([one, other], regions, nameWithout)
        .filter(({ regions: both }) => both.some((region) => defined.has(region)))
        .flatMap(({ own, beside, rest }) =>
          partsOf([one, own], [other, beside], population).map((part) => new Map([...rest, ...part])),
        ),
    );
}

function outsideUniverses(regions: ReadonlyMap<string, Region>, population: Population): readonly Region[] {
  // In order of name, as a bundle's fields are read again.
  return [...population.fields.keys()]
    .filter(isUniverseField)
    .toSorted()
    .flatMap((field) => {
      const all = [...(population.fields.get(field) ?? []).keys()];
      const elsewhere = Map.groupBy(regions.values(), (region) =>
        nameOf(without(region, [field]), population),
      );
      return [...elsewhere.values()].flatMap((same) =>
        same.flatMap((outer) => {
          const around = outer.get(field) ?? all;
          const inside = same
            .map((inner) => inner.get(field) ?? all)
            .filter((inner) => inner.length < around.length && inner.every((leaf) => around.includes(leaf)));
          // Less each universe inside, and less all of them: who is in none.
          return [...inside, inside.flat()].flatMap((taken) => {
            const left = around.filter((leaf) => !taken.includes(leaf));
            return taken.length === 0 || left.length === 0 ? [] : [new Map([...outer, [field, left]])];
          });
        }),
      );
    });
}

function remainders(regions: ReadonlyMap<string, Region>, population: Population): readonly Region[] {
  return population.relations.flatMap(({ fields: [one, other], pairs }) => [
    ...remaindersOf({ outer: one, inner: other, pairs }, regions, population),
    ...remaindersOf({ outer: other, inner: one, pairs: pairs.map(([a, b]) => [b, a]) }, regions, population),
  ]);
}

interface Pairing {
  readonly outer: string;
  readonly inner: string;
  /** Leaf of the outer field, then leaf of the inner one. */
  readonly pairs: readonly (readonly [string, string])[];
}

function remaindersOf(
  { outer, inner, pairs }: Pairing,
  regions: ReadonlyMap<string, Region>,
  population: Population,
): readonly Region[] {
  const position = (field: string) =>
    new Map((population.fields.get(field) ?? []).map((leaf, at) => [leaf, at]));
  const [outerAt, innerAt] = [position(outer), position(inner)];
  const images = new Map([...innerAt.values()].map((leaf) => [leaf, new Set<number>()]));
  for (const [a, b] of pairs) images.get(innerAt.get(b) ?? -1)?.add(outerAt.get(a) ?? -1);
  const shown = Map.groupBy(
    [...regions.values()].filter((region) => region.has(inner) && !region.has(outer)),
    (region) => nameOf(without(region, [inner]), population),
  );
  return [...regions.values()].flatMap((region) => {
    const codes = region.get(outer);
    if (codes === undefined || region.has(inner)) return [];
    const leavesOf = (isLeft: (image: readonly number[]) => boolean) =>
      [...images].flatMap(([leaf, image]) => (isLeft([...image]) ? [leaf] : []));
    const inside = leavesOf((image) => image.length > 0 && image.every((code) => codes.includes(code)));
    const left = leavesOf(
      (image) => image.some((code) => codes.includes(code)) && !image.every((code) => codes.includes(code)),
    );
    const beside = shown.get(nameOf(without(region, [outer]), population)) ?? [];
    const known = new Set(
      beside.flatMap((each) => {
        const its = each.get(inner) ?? [];
        return its.every((leaf) => inside.includes(leaf)) ? its : [];
      }),
    );
    if (left.length === 0 || inside.length === 0 || !inside.every((leaf) => known.has(leaf))) return [];
    return [new Map([...region, [inner, left]])];
  });
}
