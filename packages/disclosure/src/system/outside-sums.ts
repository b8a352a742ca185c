import { distinct, finest, isMadeUp } from "./made-up.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { isUniverseField } from "./universes.ts";

/**
 * A universe less one inside it, or all, among those of some codes, where one table counts these and another counts finer
 * codes that make them up: those of a territory who are not in a universe that another table counts by commune.
 * @param shown regions of the tables' counts
 */
export function outsideSums(shown: Iterable<Region>, population: Population): readonly Region[] {
  const regions = [...shown].map((region) => {
    const fine = finest(region, population);
    return { region, fine, key: keyOf(fine) };
  });
  const byFields = Map.groupBy(regions, ({ fine }) => namesOf(fine));
  return [...population.fields.keys()]
    .filter(isUniverseField)
    .toSorted()
    .flatMap((universe) => {
      const all = [...(population.fields.get(universe) ?? []).keys()];
      const memberships = distinct([all, ...regions.flatMap(({ fine }) => [fine.get(universe) ?? all])]);
      const inMembership = (rest: Region, some: readonly number[]) =>
        new Map(some.length === all.length ? rest : [...rest, [universe, some]]);
      return distinct(regions.map(({ fine }) => without(fine, [universe]))).flatMap((rest) => {
        const told = memberships.flatMap((some) => {
          const asked = inMembership(rest, some);
          const beside = byFields.get(namesOf(asked)) ?? [];
          if (
            !isMadeUp(
              asked,
              beside.map(({ fine }) => fine),
            )
          )
            return [];
          const own = keyOf(asked);
          const same = beside.filter(({ key }) => key === own);
          return [{ some, as: new Set(same.map(({ region }) => keyOf(without(region, [universe])))) }];
        });
        return told.flatMap((around) =>
          told.flatMap((inside): readonly Region[] => {
            const left = around.some.filter((leaf) => !inside.some.includes(leaf));
            const isInside = inside.some.length + left.length === around.some.length && left.length > 0;
            // Told in the same codes, it is asked as it is.
            if (!isInside || [...around.as].some((codes) => inside.as.has(codes))) return [];
            return [new Map([...rest, [universe, left]])];
          }),
        );
      });
    });
}

const namesOf = (region: Region): string => [...region.keys()].toSorted().join(" ");

const keyOf = (region: Region): string =>
  JSON.stringify([...region].toSorted(([one], [other]) => (one < other ? -1 : 1)));
