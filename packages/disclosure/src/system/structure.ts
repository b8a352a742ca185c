/**
 * How the tables of a bundle count the same persons: what an attacker who has read the study knows before any
 * count. `structureOf` derives it from a study; a test writes one by hand. Methods, section 7.
 */
export interface Structure {
  readonly populations: readonly Population[];
}

/** The persons of one source over one window. Two populations share nothing that an attacker can link. */
export interface Population {
  readonly id: string;
  /** Leaf codes by field: each person has exactly one leaf of each field, `_U` included where it can occur. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly relations: readonly Relation[];
  /** By indicator, one view a dimension, in the order of the table's dimensions; `Items` stand for two of them. */
  readonly tables: ReadonlyMap<string, readonly (View | Items)[]>;
  /** Rules that its study gives for answers and that no person of the data breaks: see `respectedRules`. */
  readonly respected?: readonly string[];
  /** Fields of which the study is too intricate to say how they go with others: no table of them may leave. */
  readonly untried?: ReadonlySet<string>;
}

/**
 * Pairs of leaves that one person can hold together; every other pair is impossible. A field that is a function
 * of another, declared or found in the data, is the relation with one pair a leaf of the finer field.
 */
export interface Relation {
  readonly fields: readonly [string, string];
  readonly pairs: readonly (readonly [string, string])[];
}

/**
 * What each code of a dimension means: the leaves of the field it gathers. `_T` gathers all, a parent its
 * children, a universe the membership patterns that hold it, a channel's users the subgroups that hold it.
 */
export interface View {
  readonly field: string;
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Whether knowing the code of everyone in a line tells on them: all but territory, dates and populations. */
  readonly sensitive: boolean;
}

/** The items of a question of several answers, and after them what was answered to the one named: a field each. */
export interface Items {
  readonly items: ReadonlyMap<string, View>;
}

/** By source, the rules of answers that a structure says to be respected. */
export function respectedIn({ populations }: Structure): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(populations.map(({ id, respected }) => [id, new Set(respected)]));
}

/** By source, the fields of which a structure says how they go with others. */
export function fieldsIn({ populations }: Structure): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(populations.map(({ id, fields }) => [id, new Set(fields.keys())]));
}

export function isItems(view: View | Items): view is Items {
  return "items" in view;
}

export function fieldsShownBy(view: View | Items): readonly string[] {
  return isItems(view) ? [...view.items.values()].map(({ field }) => field) : [view.field];
}

/** Tables that tell apart codes of a field of which the study is too intricate to say how it goes with others. */
export function untriedTables({ tables, fields, untried = new Set() }: Population): readonly string[] {
  const tellsApart = ({ field, members }: View) =>
    untried.has(field) && [...members.values()].some(({ length }) => length !== fields.get(field)?.length);
  return [...tables].flatMap(([indicator, views]) => {
    const all = views.flatMap((view) => (isItems(view) ? [...view.items.values()] : [view]));
    return all.some(tellsApart) ? [indicator] : [];
  });
}
