import type { Source } from "@vigie/study";
import { possibleValues } from "./possible-values.ts";
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
 * @param respected see `respectedRules`
 * @throws {RangeError} when there are too many ways to be in them
 */
export function universeField(
  names: readonly string[],
  source: Source,
  respected: ReadonlySet<string>,
): { readonly leaves: readonly string[]; readonly members: ReadonlyMap<string, readonly string[]> } {
  const ids = names.filter((name) => source.universes.has(name));
  const universes = new Map([[plain, ids]]);
  const ways = possibleValues({ source, fields: new Map(), universes, respected }).together([plain]);
  if (ways === null) throw new RangeError("too many universes to tell apart");
  const placeOf = (leaf: string) => ids.map((id) => (leaf.split("+").includes(id) ? 0 : 1)).join("");
  const leaves = ways.flat().toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return {
    leaves,
    members: new Map(ids.map((id) => [id, leaves.filter((leaf) => leaf.split("+").includes(id))])),
  };
}
