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

/** Memberships above which universes that an attribute alone ties are told apart each for itself. */
const membershipsMax = 100;

/**
 * The universes of the tables, told apart where nothing says how they go together: neither a table that compares them
 * nor an attribute that both are defined by. One field of all would have as many leaves as there are sets of them; so it may
 * where they share an attribute, and then those of tables that compare them alone stay together.
 * @param compared universes of each table
 * @param respected see `respectedRules`
 * @returns by field, its universes; those of everyone are in each
 */
export function universesByField(
  compared: readonly (readonly string[])[],
  source: Source,
  respected: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const { universes } = source;
  const names = [...new Set(compared.flat())];
  const attributesOf = (name: string) => [...(universes.get(name)?.where.keys() ?? [])];
  const everyone = names.filter((name) => attributesOf(name).length === 0);
  const restricted = names.filter((name) => !everyone.includes(name));
  const shared = [...new Set(restricted.flatMap(attributesOf))].map((attribute) =>
    restricted.filter((name) => attributesOf(name).includes(attribute)),
  );
  const isSmall = (part: readonly string[]) => waysToBeIn(part, source, respected, membershipsMax) !== null;
  const apart = tiedBy([...compared, ...shared], restricted).flatMap((part) =>
    isSmall(part) ? [part] : tiedBy(compared, part),
  );
  if (apart.length < 2) return new Map([[plain, names]]);
  return new Map(
    apart.map((part) => {
      const its = restricted.filter((name) => part.includes(name));
      return [`${plain} ${its[0]}`, [...everyone, ...its]];
    }),
  );
}

/** Names that a tie holds together, directly or through others. */
function tiedBy(
  ties: readonly (readonly string[])[],
  names: readonly string[],
): readonly (readonly string[])[] {
  return ties.reduce<readonly (readonly string[])[]>(
    (parts, tie) => {
      const [tied, others] = [true, false].map((is) =>
        parts.filter((part) => part.some((name) => tie.includes(name)) === is),
      );
      return tied === undefined || tied.length < 2 ? parts : [...(others ?? []), tied.flat()];
    },
    names.map((name) => [name]),
  );
}

/** The ways to be in some universes; null where there are more than `most`, or too many to be tried. */
function waysToBeIn(ids: readonly string[], source: Source, respected: ReadonlySet<string>, most?: number) {
  const universes = new Map([[plain, ids]]);
  return possibleValues({ source, fields: new Map(), universes, respected }).together([plain], most);
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
  const ways = waysToBeIn(ids, source, respected);
  if (ways === null) throw new RangeError("too many universes to tell apart");
  const placeOf = (leaf: string) => ids.map((id) => (leaf.split("+").includes(id) ? 0 : 1)).join("");
  const leaves = ways.flat().toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return {
    leaves,
    members: new Map(ids.map((id) => [id, leaves.filter((leaf) => leaf.split("+").includes(id))])),
  };
}
