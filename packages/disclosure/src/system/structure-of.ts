import { total, unknown } from "@vigie/engine";
import { type Attribute, type Code, dimensionsOf, groups, type Source, type Study } from "@vigie/study";
import type { Shape } from "./build-system.ts";
import { dependencyOf, type Joint } from "./dependency.ts";
import { groupRelation, recodingRelations } from "./recodings.ts";
import type { Population, Relation, Structure, View } from "./structure.ts";
import { universeField, universeRelations } from "./universes.ts";

export interface StructureQuestion {
  readonly study: Study;
  /** Tables of sources that protect persons, as they would leave. */
  readonly tables: readonly Shape[];
  /** Indicators whose tables do not leave: of these fields too, the study says how they go with the others. */
  readonly withheld: readonly string[];
  /** By source, the joint counts of its tables' fields: see `Joint`. */
  readonly joints: ReadonlyMap<string, readonly Joint[]>;
  /** Persons who must hold a code before the data may tell what it goes with. */
  readonly min: number;
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
  const absent = withheldFields(source, question);
  const names = new Set([
    ...shapes.flatMap(({ dimensions }) => dimensions.map(({ name }) => name)),
    ...absent.keys(),
  ]);
  const codesOf = (name: string) =>
    new Set([
      ...shapes.flatMap(({ dimensions }) =>
        dimensions.filter((dimension) => dimension.name === name).flatMap(({ codes }) => codes),
      ),
      ...(absent.get(name) ?? []),
    ]);
  const universes = universeField([...codesOf("universe")], source);
  const fields = new Map<string, readonly string[]>([["universe", universes.leaves]]);
  const views = new Map<string, View>([
    ["universe", { field: "universe", members: universes.members, sensitive: false }],
  ]);
  for (const name of names) {
    if (name === "universe") continue;
    const parents = parentsOf(source.attributes.get(name));
    const codes = [...codesOf(name)].filter((code) => code !== total);
    const isLeaf = (code: string) => !codes.some((other) => isUnder(other, code, parents));
    const leaves = codes.filter(isLeaf);
    fields.set(name, leaves);
    views.set(name, {
      field: name,
      sensitive: !question.study.disclosure.notSensitive.has(name),
      members: new Map([
        ...codes.map(
          (code) => [code, leaves.filter((leaf) => leaf === code || isUnder(leaf, code, parents))] as const,
        ),
        [total, leaves] as const,
      ]),
    });
  }
  return {
    id: source.id,
    fields,
    relations: relationsOf(source, fields, question),
    tables: new Map(
      shapes.map(({ indicator, dimensions }) => [
        indicator,
        dimensions.map(({ name }) => {
          const view = views.get(name);
          if (view === undefined) throw new RangeError("a dimension is not in the study");
          return view;
        }),
      ]),
    ),
  };
}

/** Fields of tables that do not leave, with the codes that the study gives them; the sets of channels are not in it. */
function withheldFields(
  source: Source,
  { study, withheld }: StructureQuestion,
): ReadonlyMap<string, readonly string[]> {
  const indicators = withheld.flatMap((id) => study.indicators.get(id) ?? []);
  const names = indicators.filter((one) => one.source === source.id).flatMap(dimensionsOf);
  return new Map(
    names.flatMap((name): readonly (readonly [string, readonly string[]])[] => {
      if (name === "group") return [[name, groups]];
      const codes = source.attributes.get(name)?.codes.map(({ code }) => code) ?? [];
      return codes.length === 0 ? [] : [[name, [...codes, unknown]]];
    }),
  );
}

function relationsOf(
  source: Source,
  fields: ReadonlyMap<string, readonly string[]>,
  { joints, min }: StructureQuestion,
): readonly Relation[] {
  const declared = [
    ...groupRelation(source, fields),
    ...recodingRelations(source, fields),
    ...universeRelations(source, fields),
  ];
  const known = new Set(declared.map(({ fields: pair }) => pair.toSorted().join(" ")));
  const found = (joints.get(source.id) ?? []).flatMap((joint) => {
    const [a, b] = joint.fields;
    const leaves = [fields.get(a), fields.get(b)] as const;
    if (leaves[0] === undefined || leaves[1] === undefined || known.has([a, b].toSorted().join(" ")))
      return [];
    return dependencyOf(joint, [leaves[0], leaves[1]], min) ?? [];
  });
  return [...declared, ...found];
}

function parentsOf(attribute: Attribute | undefined): ReadonlyMap<string, Code["parent"]> {
  return new Map(attribute?.codes.map(({ code, parent }) => [code, parent]));
}

function isUnder(code: string, above: string, parents: ReadonlyMap<string, Code["parent"]>): boolean {
  for (let at = parents.get(code) ?? null; at !== null; at = parents.get(at) ?? null)
    if (at === above) return true;
  return false;
}
