import { imagesOf } from "./overlaps.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { isUniverseField, universeAndAttribute } from "./universes.ts";

/**
 * Of the codes that a universe of several conditions asks for, who is not in it: those of two communes who are not at
 * RSA, beside a universe of those of the two at RSA. Asked where what the tables show makes up both, with the rest of a
 * row, whether by a code or by those that it is made of.
 * @param shown regions of the tables' counts
 */
export function outsideConditions(shown: Iterable<Region>, population: Population): readonly Region[] {
  const regions = [...shown].map((region) => finest(region, population));
  return population.relations.flatMap((relation) => {
    const both = universeAndAttribute(relation);
    if (both === null) return [];
    const [universe, attribute] = both;
    const codesOf = imagesOf(relation, universe, population);
    const within = regions.filter((region) => region.has(universe));
    return distinct(within.map((region) => region.get(universe) ?? [])).flatMap((memberships) => {
      const codes = [...new Set(memberships.flatMap((leaf) => [...(codesOf[leaf] ?? [])]))];
      const isAsked = (leaf: number) => codes.some((code) => codesOf[leaf]?.has(code));
      const left = [...codesOf.keys()].filter((leaf) => !memberships.includes(leaf) && isAsked(leaf));
      if (left.length === 0 || codes.length === population.fields.get(attribute)?.length) return [];
      const asked = finest(new Map([[attribute, codes]]), population);
      const names = [universe, ...asked.keys()];
      const beside = regions.filter((region) => names.filter((name) => region.has(name)).length === 1);
      return distinct(beside.map((region) => without(region, names))).flatMap((rest) => {
        const isTold =
          isMadeUp(new Map([...rest, [universe, memberships]]), beside) &&
          isMadeUp(new Map([...rest, ...asked]), beside);
        return isTold ? [new Map([...rest, ...asked, [universe, left]])] : [];
      });
    });
  });
}

function distinct<One extends Region | readonly number[]>(all: readonly One[]): readonly One[] {
  return [...new Map(all.map((one) => [JSON.stringify([...one]), one])).values()];
}

/** The same persons by the fields that those of the region are made of, where one decides the other. */
function finest(region: Region, population: Population): Region {
  for (const relation of population.relations)
    for (const field of relation.fields) {
      const [coarse] = relation.fields.filter((other) => other !== field);
      const leaves = region.get(coarse ?? "");
      if (coarse === undefined || leaves === undefined || region.has(field)) continue;
      if ([field, coarse].some(isUniverseField)) continue;
      const images = imagesOf(relation, field, population);
      const isFiner = images.length > (population.fields.get(coarse)?.length ?? 0);
      if (!isFiner || !images.every(({ size }) => size === 1)) continue;
      const own = [...images.keys()].filter((leaf) => leaves.some((code) => images[leaf]?.has(code)));
      return finest(new Map([...without(region, [coarse]), [field, own]]), population);
    }
  return region;
}

/** Whether every combination of leaves of a region is in one of these, that are all inside. */
function isMadeUp(region: Region, regions: readonly Region[]): boolean {
  const inside = regions.filter(
    (part) =>
      part.size === region.size &&
      [...part].every(([field, leaves]) => leaves.every((leaf) => region.get(field)?.includes(leaf))),
  );
  const fields = [...region.keys()];
  const told = new Set(inside.flatMap((part) => combinations(part, fields)));
  return inside.length > 0 && combinations(region, fields).every((one) => told.has(one));
}

function combinations(region: Region, fields: readonly string[]): readonly string[] {
  return fields.reduce<readonly string[]>(
    (before, field) => before.flatMap((one) => (region.get(field) ?? []).map((leaf) => `${one} ${leaf}`)),
    [""],
  );
}
