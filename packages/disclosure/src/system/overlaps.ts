import { type Region, without } from "./partition.ts";
import type { Population, Relation } from "./structure.ts";
import { isUniverseField } from "./universes.ts";

export interface Means {
  readonly population: Population;
  readonly nameOf: (region: Region) => string;
  /** Of a region but for some of its fields, in words. */
  readonly nameWithout: (region: Region, fields: readonly string[]) => string;
}

export type NamedRegion = readonly [name: string, region: Region];

/**
 * What two counts have in common, and what one alone holds, where their fields go together and neither lies inside the
 * other: those with two difficulties, from those with each and those with any; a country that three groupings of
 * countries put with another each time.
 * @param regions of the tables' counts
 */
export function overlaps(regions: readonly Region[], means: Means): readonly NamedRegion[] {
  const relations = means.population.relations.filter(({ fields }) => !fields.some(isUniverseField));
  return [
    ...relations.flatMap((relation) => ofRelated(relation, regions, means)),
    ...ofCommonRoots(relations, regions, means),
  ];
}

function ofRelated(
  relation: Relation,
  regions: readonly Region[],
  { population, nameOf, nameWithout }: Means,
) {
  const [one, other] = relation.fields;
  const images = imagesOf(relation, one, population);
  const cut = remembered((own: readonly number[], beside: readonly number[]) => {
    const [inOwn, inBeside] = [new Set(own), new Set(beside)];
    const meets = (leaf: number, isIn: boolean) =>
      [...(images[leaf] ?? [])].some((image) => inBeside.has(image) === isIn);
    const outside = [...images.keys()].filter((leaf) => !inOwn.has(leaf));
    return (
      own.some((leaf) => meets(leaf, true)) &&
      own.some((leaf) => meets(leaf, false)) &&
      outside.some((leaf) => meets(leaf, true))
    );
  });
  return pairsBeside([one, other], regions, nameWithout).flatMap(({ own, beside, rest }) =>
    cut(own, beside)
      ? partsOf([one, own], [other, beside], population).map((part) =>
          named(new Map([...rest, ...part]), nameOf),
        )
      : [],
  );
}

type Codes = readonly [field: string, leaves: readonly number[]];

/** What some codes of two fields have in common, and what each holds alone. */
export function partsOf(one: Codes, other: Codes, { fields }: Population): readonly (readonly Codes[])[] {
  const outside = ([field, leaves]: Codes): Codes => [
    field,
    [...(fields.get(field) ?? []).keys()].filter((leaf) => !leaves.includes(leaf)),
  ];
  return [
    [one, other],
    [one, outside(other)],
    [outside(one), other],
  ];
}

/** Two fields that are both made of a third, which need not stand in any table. */
function ofCommonRoots(
  relations: readonly Relation[],
  regions: readonly Region[],
  { population, nameOf, nameWithout }: Means,
): readonly NamedRegion[] {
  const related = new Set(relations.map(({ fields }) => fields.toSorted().join(" ")));
  // In order of name, as a bundle's fields are read again.
  return [...population.fields.keys()].toSorted().flatMap((root) => {
    const made = relations.flatMap((relation) => {
      const [field] = relation.fields.filter((name) => name !== root);
      if (field === undefined || !relation.fields.includes(root)) return [];
      return [{ field, images: imagesOf(relation, root, population) }];
    });
    return made.flatMap((one, at) =>
      made.slice(at + 1).flatMap((other) => {
        if (related.has([one.field, other.field].toSorted().join(" "))) return [];
        const [ofOne, ofOther] = [one, other].map(({ images }) =>
          remembered((codes: readonly number[]) => sourceOf(codes, images)),
        );
        return pairsBeside([one.field, other.field], regions, nameWithout).flatMap(
          ({ own, beside, rest }) => {
            const [left, right] = [ofOne?.(own, []), ofOther?.(beside, [])];
            if (!left || !right || rest.has(root)) return [];
            // Named by the two codes: the leaves of the root may be many.
            const [isOne, isOther] = [
              nameOf(new Map([...rest, [one.field, own]])),
              nameOf(new Map([[other.field, beside]])),
            ];
            const parts: readonly (readonly [string, readonly number[]])[] = [
              [`${isOne} & ${isOther}`, left.filter((leaf) => right.includes(leaf))],
              [`${isOne} − ${isOther}`, left.filter((leaf) => !right.includes(leaf))],
              [`${isOther} − ${isOne}`, right.filter((leaf) => !left.includes(leaf))],
            ];
            const [common] = parts;
            if (common?.[1].length === 0) return [];
            return parts.flatMap(([name, part]) =>
              part.length === 0 ? [] : [[name, new Map([...rest, [root, part]])] as const],
            );
          },
        );
      }),
    );
  });
}

const named = (region: Region, nameOf: Means["nameOf"]): NamedRegion => [nameOf(region), region];

/** Leaves of a root that make up some codes exactly; null where others may be in them, or they in others. */
function sourceOf(
  codes: readonly number[],
  images: readonly ReadonlySet<number>[],
): readonly number[] | null {
  const inCodes = new Set(codes);
  const touching = [...images.keys()].filter((leaf) =>
    [...(images[leaf] ?? [])].some((one) => inCodes.has(one)),
  );
  return touching.every((leaf) => [...(images[leaf] ?? [])].every((one) => inCodes.has(one)))
    ? touching
    : null;
}

/** For each two counts of two fields with the same rest, the leaves of each and that rest. */
export function pairsBeside(
  [one, other]: readonly [string, string],
  regions: readonly Region[],
  nameWithout: Means["nameWithout"],
) {
  const beside = Map.groupBy(
    regions.filter((region) => region.has(other) && !region.has(one)),
    (region) => nameWithout(region, [other]),
  );
  return regions.flatMap((region) => {
    const own = region.get(one);
    if (own === undefined || region.has(other)) return [];
    const rest = without(region, [one]);
    return (beside.get(nameWithout(region, [one])) ?? []).map((found) => ({
      own,
      beside: found.get(other) ?? [],
      rest,
      regions: [region, found],
    }));
  });
}

/** Of each leaf of a field, by position, those of the other that it may go with. */
export function imagesOf(
  { fields, pairs }: Relation,
  from: string,
  population: Population,
): readonly Set<number>[] {
  const position = (field: string | undefined) =>
    new Map((population.fields.get(field ?? "") ?? []).map((leaf, at) => [leaf, at]));
  const side = fields.indexOf(from);
  const [own, other] = [position(from), position(fields[1 - side])];
  const images = [...own].map(() => new Set<number>());
  for (const pair of pairs) {
    const image = other.get(pair[1 - side] ?? "");
    if (image !== undefined) images[own.get(pair[side] ?? "") ?? -1]?.add(image);
  }
  return images;
}

function remembered<Answer>(
  answer: (own: readonly number[], beside: readonly number[]) => Answer,
): (own: readonly number[], beside: readonly number[]) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (own, beside) => {
    const key = `${own.join()} ${beside.join()}`;
    const found = known.get(key) ?? { answer: answer(own, beside) };
    known.set(key, found);
    return found.answer;
  };
}
