import type { Universe } from "@vigie/study";
import type { Relation } from "./structure.ts";

type Fields = ReadonlyMap<string, readonly string[]>;
type Where = Universe["where"];

/** Leaves of a field that no table shows: of some conditions, the sets of those that one may meet. */
export function conditionLeaves(where: Where): readonly string[] {
  let met: readonly (readonly string[])[] = [[]];
  for (const name of where.keys()) met = [...met, ...met.map((set) => [...set, name])];
  return met.map(leafOf);
}

/** The leaf of those conditions, in the order of all. */
export function leafOf(met: readonly string[]): string {
  return met.length === 0 ? "none" : met.join("+");
}

/** The conditions that one meets decide what each attribute may be, and whether one is of those whom they define. */
export function conditionRelations(
  name: string,
  {
    where,
    defined,
    isIn,
  }: {
    readonly where: Where;
    /** Field that tells who meets them all. */
    readonly defined: string;
    readonly isIn: (code: string) => boolean;
  },
  fields: Fields,
): readonly Relation[] {
  const leaves = fields.get(name);
  if (leaves === undefined) return [];
  const met = (leaf: string) => (leaf === "none" ? [] : leaf.split("+"));
  const related = (other: string, isPossible: (leaf: string, code: string) => boolean): Relation => ({
    fields: [name, other],
    pairs: leaves.flatMap((leaf) =>
      (fields.get(other) ?? []).flatMap((code) => (isPossible(leaf, code) ? [[leaf, code] as const] : [])),
    ),
  });
  return [
    related(defined, (leaf, code) => isIn(code) === (met(leaf).length === where.size)),
    ...[...where].flatMap(([attribute, codes]) =>
      fields.has(attribute)
        ? [related(attribute, (leaf, code) => codes.includes(code) === met(leaf).includes(attribute))]
        : [],
    ),
  ];
}
