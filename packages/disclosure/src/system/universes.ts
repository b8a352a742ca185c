import { contains, type Source, type Universe } from "@vigie/study";
import { conditionLeaves, conditionRelations } from "./conditions.ts";
import { relationWhere } from "./relation-where.ts";
import type { Relation } from "./structure.ts";

const plain = "universe";

/** Whether a field is of memberships in universes. */
export function isUniverseField(name: string): boolean {
  return name === plain || name.startsWith(`${plain} `);
}

/** The field of universes of a relation and the attribute that they go with; null for any other relation. */
export function universeAndAttribute({ fields }: Relation): readonly [string, string] | null {
  const [universe] = fields.filter(isUniverseField);
  const [attribute] = fields.filter((field) => !isUniverseField(field));
  return universe === undefined || attribute === undefined ? null : [universe, attribute];
}

/**
 * The universes of the tables, told apart where nothing says how they go together: neither a table that compares them
 * nor an attribute that both are defined by. One field of all would have as many leaves as there are sets of them.
 * @param compared universes of each table
 * @returns by field, its universes; those of everyone are in each
 */
export function universesByField(
  compared: readonly (readonly string[])[],
  { universes }: Pick<Source, "universes">,
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(compared.flat())];
  const attributesOf = (name: string) => [...(universes.get(name)?.where.keys() ?? [])];
  const everyone = names.filter((name) => attributesOf(name).length === 0);
  const restricted = names.filter((name) => !everyone.includes(name));
  const ties = [
    ...compared,
    ...[...new Set(restricted.flatMap(attributesOf))].map((attribute) =>
      restricted.filter((name) => attributesOf(name).includes(attribute)),
    ),
  ];
  const apart = ties.reduce<readonly (readonly string[])[]>(
    (parts, tie) => {
      const [tied, others] = [true, false].map((is) =>
        parts.filter((part) => part.some((name) => tie.includes(name)) === is),
      );
      return tied === undefined || tied.length < 2 ? parts : [...(others ?? []), tied.flat()];
    },
    restricted.map((name) => [name]),
  );
  if (apart.length < 2) return new Map([[plain, names]]);
  return new Map(
    apart.map((part) => {
      const its = restricted.filter((name) => part.includes(name));
      return [`${plain} ${its[0]}`, [...everyone, ...its]];
    }),
  );
}

/**
 * The memberships a person can have in some universes, as one field: each leaf is a set of universes
 * joined by `+`, and each universe gathers the leaves that hold it.
 */
export function universeField(
  names: readonly string[],
  source: Source,
): { readonly leaves: readonly string[]; readonly members: ReadonlyMap<string, readonly string[]> } {
  const universes = names.flatMap((name) => source.universes.get(name) ?? []);
  const leaves = subsets(universes)
    .filter((subset) => isPossible(subset, universes))
    .map((subset) => subset.map(({ id }) => id).join("+"));
  return {
    leaves,
    members: new Map(universes.map(({ id }) => [id, leaves.filter((leaf) => leaf.split("+").includes(id))])),
  };
}

type Fields = ReadonlyMap<string, readonly string[]>;

/** Names of the attributes that the universes of some tables are defined by. */
export function definingAttributes(source: Source, fields: Fields): readonly string[] {
  return [...new Set(universesOf(source, fields).flatMap(({ where }) => [...where.keys()]))];
}

/** Universes that some tables are of. */
export function universesOf(source: Source, fields: Fields): readonly Universe[] {
  const its = [...fields.keys()]
    .filter(isUniverseField)
    .flatMap((field) => universesIn(field, source, fields));
  return [...new Set(its)];
}

/** Of each universe of some tables, what it is defined by goes with it. */
export function universeTies(source: Source, fields: Fields): readonly (readonly string[])[] {
  return universesOf(source, fields).flatMap(({ id, where }) =>
    [...where.keys()].map((name) => [`of ${id}`, name]),
  );
}

/** Universes that the memberships of a field are told by. */
function universesIn(field: string, source: Source, fields: Fields): readonly Universe[] {
  const shown = new Set((fields.get(field) ?? []).flatMap((membership) => membership.split("+")));
  return [...source.universes.values()].filter(({ id }) => shown.has(id));
}

/** The field of the conditions of a universe that one meets. */
export const conditionsOf = (universe: string) => `conditions of ${universe}`;

/**
 * Fields that no table shows: of a universe of several conditions, those that one meets, where two of them are on fields.
 * Whoever meets all is in it, which no two fields say.
 */
export function conditionFields(source: Source, fields: Fields): Fields {
  return new Map(
    universesOf(source, fields).flatMap(({ id, where }) => {
      if ([...where.keys()].filter((name) => fields.has(name)).length < 2) return [];
      return [[conditionsOf(id), conditionLeaves(where)] as const];
    }),
  );
}

/** Memberships and the attributes that universes are defined by, where these are fields too. */
export function universeRelations(source: Source, fields: Fields): readonly Relation[] {
  return [...fields.keys()]
    .filter(isUniverseField)
    .flatMap((field) => [
      ...relationsOf(field, source, fields),
      ...universesIn(field, source, fields).flatMap(({ id, where }) =>
        conditionRelations(
          conditionsOf(id),
          { where, defined: field, isIn: (membership) => membership.split("+").includes(id) },
          fields,
        ),
      ),
    ]);
}

function relationsOf(field: string, source: Source, fields: Fields): readonly Relation[] {
  const universes = universesIn(field, source, fields);
  const attributes = new Set(
    universes.flatMap(({ where }) => [...where.keys()]).filter((name) => fields.has(name)),
  );
  return [...attributes].map((attribute) =>
    relationWhere([field, attribute], fields, (membership, code) =>
      universes.every((universe) => agrees(universe, membership, { attribute, code })),
    ),
  );
}

function agrees(
  { id, where }: Universe,
  membership: string,
  { attribute, code }: { readonly attribute: string; readonly code: string },
): boolean {
  const codes = where.get(attribute);
  if (codes === undefined) return true;
  if (membership.split("+").includes(id)) return codes.includes(code);
  // Outside a universe of several conditions, any one of them may still be met.
  return where.size > 1 || !codes.includes(code);
}

/** Sets of universes that do not exclude one another. */
function subsets(universes: readonly Universe[]): readonly (readonly Universe[])[] {
  return universes.reduce<readonly (readonly Universe[])[]>(
    (found, universe) =>
      found.flatMap((subset) =>
        subset.some((other) => excludes(other, universe)) ? [subset] : [[...subset, universe], subset],
      ),
    [[]],
  );
}

/** Whoever is in a universe is in those that contain it. */
function isPossible(subset: readonly Universe[], all: readonly Universe[]): boolean {
  return (
    subset.every((inner) => all.every((outer) => subset.includes(outer) || !contains(outer, inner))) &&
    all.every((universe) => universe.where.size > 0 || subset.includes(universe))
  );
}

function excludes(one: Universe, other: Universe): boolean {
  return [...one.where].some(([attribute, codes]) => {
    const others = other.where.get(attribute);
    return others !== undefined && !others.some((code) => codes.includes(code));
  });
}
