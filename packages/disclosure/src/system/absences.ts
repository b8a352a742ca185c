import { total } from "@vigie/engine";
import { relationWhere } from "./relation-where.ts";
import { isItems, type Population, type Relation, type View } from "./structure.ts";
import { isUniverseField } from "./universes.ts";

type Tables = Population["tables"];

/** Sets of channels that somebody may have: those that no table of everyone leaves out. */
export function heldSubgroups(tables: Tables, fields: Population["fields"]): readonly string[] {
  const relations = absenceRelations(tables, fields);
  return (fields.get("subgroup") ?? []).filter((set) =>
    relations.every(({ pairs }) => pairs.some(([, held]) => held === set)),
  );
}

/**
 * Sets of channels that nobody of a universe has. A table has a row for each set that someone of its universe has, by
 * its name or among others: those that only other tables have, nobody has there.
 * @returns by field of universes, the pairs of a membership and a set that someone may hold together
 */
export function absenceRelations(tables: Tables, fields: Population["fields"]): readonly Relation[] {
  const subgroups = fields.get("subgroup") ?? [];
  const absent = Map.groupBy(absencesOf(tables, subgroups), ({ universe }) => universe);
  return [...absent].map(([universe, absences]) =>
    relationWhere(
      [universe, "subgroup"],
      fields,
      (membership, set) => !absences.some((one) => one.memberships.has(membership) && one.sets.has(set)),
    ),
  );
}

interface Absence {
  /** Field of the universe. */
  readonly universe: string;
  readonly memberships: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
}

function absencesOf(tables: Tables, subgroups: readonly string[]): readonly Absence[] {
  return [...tables.values()].flatMap((views) => {
    const plain = views.filter((view): view is View => !isItems(view));
    const [universe, sets] = [
      plain.find(({ field }) => isUniverseField(field)),
      plain.find(({ field }) => field === "subgroup"),
    ];
    if (universe === undefined || sets === undefined) return [];
    const shown = new Set([...sets.members].flatMap(([code, own]) => (code === total ? [] : own)));
    const absent = subgroups.filter((set) => !shown.has(set));
    // Of a table that shows none, as an earlier one of which all are counted alone, nothing is said.
    if (shown.size === 0 || absent.length === 0) return [];
    return [
      {
        universe: universe.field,
        memberships: new Set(counted(universe, plain.at(-1) === sets).flat()),
        sets: new Set(absent),
      },
    ];
  });
}

/** The universes whose rows are told apart by sets: not one compared with, where these are not what is counted. */
function counted({ members }: View, isCounted: boolean): readonly (readonly string[])[] {
  const all = [...members.values()];
  return isCounted ? all : all.slice(0, 1);
}
