import type { Universe } from "@vigie/study";
import { relationWhere } from "./relation-where.ts";
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
  if (!fields.has(name)) return [];
  const met = (leaf: string) => (leaf === "none" ? [] : leaf.split("+"));
  return [
    relationWhere([name, defined], fields, (leaf, code) => isIn(code) === (met(leaf).length === where.size)),
    ...[...where].flatMap(([attribute, codes]) =>
      fields.has(attribute)
        ? [
            relationWhere(
              [name, attribute],
              fields,
              (leaf, code) => codes.includes(code) === met(leaf).includes(attribute),
            ),
          ]
        : [],
    ),
  ];
}
