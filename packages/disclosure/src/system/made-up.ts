import { imagesOf } from "./overlaps.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { isUniverseField } from "./universes.ts";

/** Each once, by what it holds in its order. */
export function distinct<One extends Region | readonly number[]>(all: readonly One[]): readonly One[] {
  return [...new Map(all.map((one) => [JSON.stringify([...one]), one])).values()];
}

/** The same persons by the fields that those of the region are made of, where one decides the other. */
export function finest(region: Region, population: Population): Region {
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
export function isMadeUp(region: Region, regions: readonly Region[]): boolean {
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
