import { nameOf } from "./derived-regions.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { isUniverseField } from "./universes.ts";

/** Crossings asked at most: subtractions of more would take longer than the attack. Those of rows are left first. */
const crossingsMax = 100_000;

/**
 * Whoever has two codes, of any two fields of a bundle, and whoever has a code more, or is in a universe, or outside it,
 * among those of a row: what a reader may look for whether or not a table shows it.
 * @param regions of the tables' counts, by name
 * @returns by name, without those of the tables
 */
export function crossingsOf(
  regions: ReadonlyMap<string, Region>,
  population: Population,
): ReadonlyMap<string, Region> {
  const codes = codesOf(regions, population);
  const fields = [...codes.keys()].toSorted();
  const pairs = fields.flatMap((one, at) =>
    fields.slice(at + 1).map((other) => [codes.get(one) ?? [], codes.get(other) ?? []] as const),
  );
  const rests = new Map(
    [...regions.values()]
      .map((region) => without(region, [...region.keys()].filter(isUniverseField)))
      .filter(({ size }) => size > 1)
      .map((rest) => [nameOf(rest, population), rest]),
  );
  const more = [...codes].flatMap(([field, own]) => own.map((one) => ({ field, one })));
  const ofPairs = pairs.reduce((sum, [ones, others]) => sum + ones.length * others.length, 0);
  const ofRows = more.length * rests.size;
  const [withPairs, withRows] = [ofPairs <= crossingsMax, ofPairs + ofRows <= crossingsMax];
  const found = [
    ...(withPairs ? pairs : []).flatMap(([ones, others]) =>
      ones.flatMap((one) => others.map((other) => new Map([...one, ...other]))),
    ),
    ...(withRows ? [...rests.values()] : []).flatMap((rest) =>
      more.flatMap(({ field, one }) => (rest.has(field) ? [] : [new Map([...rest, ...one])])),
    ),
  ];
  return new Map(
    found
      .map((region) => [nameOf(region, population), region] as const)
      .filter(([name]) => !regions.has(name)),
  );
}

/** Of each field, the codes that tables show and the finest ones, and what is outside each universe. */
function codesOf(
  regions: ReadonlyMap<string, Region>,
  population: Population,
): ReadonlyMap<string, readonly Region[]> {
  const shown = [...regions.values()].flatMap((region) => [...region]);
  return new Map(
    [...population.fields].flatMap(([field, leaves]) => {
      const own = shown.flatMap(([name, some]) => (name === field ? [some] : []));
      if (leaves.length < 2) return [];
      const outside = isUniverseField(field)
        ? own.map((some) => [...leaves.keys()].filter((leaf) => !some.includes(leaf)))
        : [];
      const all = [...own, ...outside, ...[...leaves.keys()].map((leaf) => [leaf])];
      const distinct = new Map(all.filter(({ length }) => length > 0).map((some) => [some.join(), some]));
      return [[field, [...distinct.values()].map((some) => new Map([[field, some]]))] as const];
    }),
  );
}
