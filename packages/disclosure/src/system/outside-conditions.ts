import { distinct, finest, isMadeUp } from "./made-up.ts";
import { imagesOf } from "./overlaps.ts";
import { type Region, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import { universeAndAttribute } from "./universes.ts";

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
