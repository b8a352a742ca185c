import { type Dimension, unknown } from "@vigie/engine";
import { groups, type Source, type Study } from "@vigie/study";
import { fieldNames } from "../field-names.ts";
import type { PublishedTable } from "../protection/published-audit.ts";
import { absenceRelations, heldSubgroups } from "./absences.ts";
import { definitionRelations, type Known } from "./definition-relations.ts";
import { attributesIn } from "./definitions.ts";
import { absenceOf, dependencyOf, type Joint } from "./dependency.ts";
import { groupRelation, subgroupGroup } from "./groups-of-channels.ts";
import { gatheredSets } from "./possible-groups.ts";
import { filtersAmong, isFiltered, readBy, respectedRules } from "./respected-rules.ts";
import type { Shape } from "./sections.ts";
import type { Population, Relation, Structure, View } from "./structure.ts";
import { toldCodes } from "./told-codes.ts";
import { universeField, universesByField } from "./universes.ts";
import { leavesOf, viewOf } from "./views.ts";

export interface StructureQuestion {
  readonly study: Study;
  /** Tables of sources that protect persons, as they would leave. */
  readonly tables: readonly Shape[];
  /** Indicators whose tables do not leave: of these fields too, the study says how they go with the others. */
  readonly withheld: readonly string[];
  /** By source, the joint counts of its tables' fields: see `Joint`. */
  readonly joints: ReadonlyMap<string, readonly Joint[]>;
  /** By source, the rules of answers that its data respect; where left out, those that the joint counts show. */
  readonly respected?: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * By source, the fields that another structure has: of what conditions are on and no table shows, these are kept.
   * Where left out, those that the joint counts show to go with a field of a table.
   */
  readonly known?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Persons who must hold a code before the data may tell what it goes with. */
  readonly min: number;
  /** What leaves, where this structure goes with it: the data may only tell of codes that it shows. */
  readonly published?: readonly PublishedTable[];
}

/** What a study says of how its tables count the same persons: one population a source that protects persons. */
export function structureOf(question: StructureQuestion): Structure {
  const { study, tables } = question;
  const bySource = Map.groupBy(tables, ({ indicator }) => study.indicators.get(indicator)?.source ?? "");
  return {
    populations: [...bySource].flatMap(([id, its]) => {
      const source = study.sources.get(id);
      return source?.protects === "persons" ? [populationOf(source, its, question)] : [];
    }),
  };
}

/** @throws {RangeError} when a dimension is neither a universe, a group, a subgroup nor an attribute */
function populationOf(source: Source, shapes: readonly Shape[], question: StructureQuestion): Population {
  const { study } = question;
  const joints = question.joints.get(source.id) ?? [];
  const respected = question.respected?.get(source.id) ?? respectedRules(source, joints);
  const shown = shownCodes(source, shapes, question);
  const compared = shapes.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ name, codes }) => (name === "universe" ? [codes] : [])),
  );
  const byField = universesByField(compared, source, respected);
  const universes = [...byField].map(
    ([field, names]) => [field, universeField(names, source, respected)] as const,
  );
  const fields = new Map(universes.map(([field, { leaves }]) => [field, leaves]));
  for (const [name, codes] of shown) if (name !== "universe") fields.set(name, leavesOf(name, codes, source));
  const view = ({ name, codes }: Dimension): View => {
    if (name !== "universe") {
      const leaves = fields.get(name);
      if (leaves === undefined) throw new RangeError("a dimension is not in the study");
      return viewOf({ name, codes }, leaves, {
        source,
        sensitive: !study.disclosure.notSensitive.has(name),
      });
    }
    const own = universes.find(([, { members }]) => codes.every((code) => members.has(code)));
    if (own === undefined) throw new RangeError("a universe is not in the study");
    const [field, { members }] = own;
    return {
      field,
      members: new Map(codes.map((code) => [code, members.get(code) ?? []])),
      sensitive: false,
    };
  };
  const viewed = () =>
    new Map(
      shapes.map((shape) => [
        shape.indicator,
        fieldsOf(shape, source).map((one) =>
          "items" in one
            ? { items: new Map([...one.items].map(([item, flag]) => [item, view(flag)])) }
            : view(one),
        ),
      ]),
    );
  const sets = fields.get("subgroup");
  if (sets !== undefined) {
    // Those of who is in no universe that tables tell apart by sets are known by their group alone.
    fields.set("subgroup", [...new Set([...sets, ...gatheredSets(source)])]);
    fields.set("subgroup", heldSubgroups(viewed(), fields));
  }
  const tables = viewed();
  for (const [name, leaves] of tiedConditions(source, { fields, universes: byField }, question))
    fields.set(name, leaves);
  const defined = definitionRelations(source, { fields, universes: byField, respected });
  for (const [name, leaves] of defined.hidden) fields.set(name, leaves);
  const declared = [...groupRelation(source, fields), ...defined.relations];
  const isSaid = (one: string, other: string) =>
    defined.isSaid(one, other) || [one, other].toSorted().join(" ") === "group subgroup";
  const relations = [
    ...declared,
    ...foundRelations(source, { fields, isSaid }, question),
    ...absenceRelations(tables, fields),
  ];
  return {
    id: source.id,
    fields,
    relations,
    tables,
    respected: [...respected].toSorted(),
    untried: defined.untried,
  };
}

/** The dimensions of a table, those of a question of several answers with the flag that each item is. */
function fieldsOf(
  { dimensions }: Shape,
  source: Source,
): readonly (Dimension | { readonly items: ReadonlyMap<string, Dimension> })[] {
  const answer = dimensions.at(-1);
  const question = dimensions.at(-2);
  const flags = question && source.multiples.get(question.name)?.items;
  if (answer?.name !== "answer" || question === undefined || flags === undefined) return dimensions;
  const items = question.codes.flatMap((item) => {
    const name = flags.get(item);
    return name === undefined ? [] : [[item, { name, codes: answer.codes }] as const];
  });
  return [...dimensions.slice(0, -2), { items: new Map(items) }];
}

/** Every code that the tables show of each field; of tables that do not leave, those that the study gives. */
function shownCodes(
  source: Source,
  shapes: readonly Shape[],
  question: StructureQuestion,
): ReadonlyMap<string, ReadonlySet<string>> {
  const dimensions = shapes.flatMap((shape) =>
    fieldsOf(shape, source).flatMap((one) => ("items" in one ? [...one.items.values()] : [one])),
  );
  const shown = new Map<string, Set<string>>();
  for (const { name, codes } of [...dimensions, ...withheldFields(source, question)])
    shown.set(name, new Set([...(shown.get(name) ?? []), ...codes]));
  return shown;
}

/** Fields of tables that do not leave, with the codes that the study gives them; the sets of channels are not in it. */
function withheldFields(source: Source, { study, withheld }: StructureQuestion): readonly Dimension[] {
  const indicators = withheld.flatMap((id) => study.indicators.get(id) ?? []);
  const names = indicators
    .filter((one) => one.source === source.id)
    .flatMap((one) => fieldNames(one, source));
  return names.flatMap((name): readonly Dimension[] => {
    if (name === "group") return [{ name, codes: groups }];
    const codes = source.attributes.get(name)?.codes.map(({ code }) => code) ?? [];
    return codes.length === 0 ? [] : [{ name, codes: [...codes, unknown] }];
  });
}

/**
 * What universes are defined by, or whom a question was asked of, that no table shows: where the data show it to go with a
 * field that a table shows, and no definition does.
 * @returns leaves by field
 */
function tiedConditions(
  source: Source,
  { fields, universes }: Pick<Known, "fields" | "universes">,
  question: StructureQuestion,
): ReadonlyMap<string, readonly string[]> {
  const conditions = [
    ...attributesIn([...universes.values()].flat(), source),
    ...filtersAmong(source, fields.keys()).flat(),
  ];
  const names = [...new Set(conditions)].filter((name) => !fields.has(name)).toSorted();
  const hidden = new Map(
    names.flatMap((name) => {
      const codes = source.attributes.get(name)?.codes.map(({ code }) => code) ?? [];
      return codes.length === 0
        ? []
        : [[name, leavesOf(name, new Set([...codes, unknown]), source)] as const];
    }),
  );
  const known = question.known?.get(source.id);
  if (known !== undefined) return new Map([...hidden].filter(([name]) => known.has(name)));
  const readOf = (name: string) => new Set(readBy(source, [name]).map(({ id }) => id));
  const isSaid = (one: string, other: string) =>
    hidden.has(one) === hidden.has(other) || [...readOf(one)].some((name) => readOf(other).has(name));
  const found = foundRelations(source, { fields: new Map([...fields, ...hidden]), isSaid }, question);
  const tied = new Set(found.flatMap((relation) => relation.fields));
  return new Map([...hidden].filter(([name]) => tied.has(name)));
}

/** What the data of a source show of how two fields go together of which its study says nothing. */
function foundRelations(
  source: Source,
  {
    fields,
    isSaid,
  }: {
    readonly fields: ReadonlyMap<string, readonly string[]>;
    readonly isSaid: (one: string, other: string) => boolean;
  },
  { study, joints, min, published }: StructureQuestion,
): readonly Relation[] {
  const its = published?.filter(({ indicator }) => study.indicators.get(indicator)?.source === source.id);
  const told = its && toldCodes(its, source, min);
  const isForTables = (one: string, other: string) =>
    [one, other].some((name) => !study.disclosure.notSensitive.has(name)) &&
    areCrossed(one, other, source, study);
  return (joints.get(source.id) ?? []).flatMap((joint) => {
    const [a, b] = joint.fields;
    const leaves = [fields.get(a), fields.get(b)] as const;
    if (leaves[0] === undefined || leaves[1] === undefined || isSaid(a, b)) return [];
    const seenOf = (code: string, image: string) =>
      (isForTables(image, code) ? undefined : told?.get(code)) ?? new Set<string>();
    const seen = told && ([seenOf(a, b), seenOf(b, a)] as const);
    const counted = ofLeaves(joint, fields, source);
    const both = [leaves[0], leaves[1]] as const;
    const areAsked = [a, b].some((name) => isFiltered(name, source));
    const absence = () => (areAsked ? null : absenceOf(counted, both, min, seen));
    return dependencyOf(counted, both, min, seen) ?? absence() ?? [];
  });
}

/** Whether a table of both is asked: what all of a code are is for it to say, or to hide. */
function areCrossed(one: string, other: string, source: Source, { indicators }: Study): boolean {
  return [...indicators.values()].some((indicator) => {
    const names = indicator.source === source.id ? fieldNames(indicator, source) : [];
    return names.includes(one) && names.includes(other);
  });
}

/** A joint as the tables tell sets of channels apart: those that all of them gather are one. */
function ofLeaves(
  { fields: names, rows }: Joint,
  fields: ReadonlyMap<string, readonly string[]>,
  source: Source,
): Joint {
  const at = names.indexOf("subgroup");
  const leaves = fields.get("subgroup") ?? [];
  if (at < 0) return { fields: names, rows };
  const leafOf = (set: string) => (leaves.includes(set) ? set : `_O.${subgroupGroup(set, source)}`);
  return {
    fields: names,
    rows: rows.map(({ codes: [one, other], count }) => ({
      codes: at === 0 ? [leafOf(one), other] : [one, leafOf(other)],
      count,
    })),
  };
}
