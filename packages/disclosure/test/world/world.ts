import { type Table, total } from "@vigie/engine";
import type { Items, Population, Relation, View } from "../../src/system/structure.ts";

/** A field of a small invented population; `parents` gathers leaves under codes of a declared hierarchy. */
export interface WorldField {
  readonly leaves: readonly string[];
  readonly parents?: Readonly<Record<string, readonly string[]>>;
  readonly sensitive?: boolean;
  /** Named `universe` in tables, as the engine's first dimension. */
  readonly universe?: true;
}

export type Person = Readonly<Record<string, string>>;

export interface World {
  readonly fields: Readonly<Record<string, WorldField>>;
  readonly relations: readonly Relation[];
  readonly people: readonly Person[];
  /** By indicator, what is crossed. */
  readonly tables: Readonly<Record<string, readonly Crossed[]>>;
  /** Tables that leave a first time, alone; where there are none, all leave at once. */
  readonly first?: readonly string[];
  /** Persons when all the tables leave, where some came, went or moved after the first time. */
  readonly later?: readonly Person[];
}

/** A field, or some codes of it only; or several fields one after the other, two dimensions: which, and its code. */
export type Crossed =
  | { readonly field: string; readonly codes?: readonly string[] }
  | { readonly items: Readonly<Record<string, string>> };

/** Codes of a field with the leaves they gather, `_T` last. */
export function codesOf(field: WorldField): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ...Object.entries(field.parents ?? {}),
    ...field.leaves.map((leaf) => [leaf, [leaf]] as const),
    ...(field.universe ? [] : [[total, field.leaves] as const]),
  ]);
}

/** The fields that a row reads, and the code it wants of each. */
export function readsOf(
  crossed: readonly Crossed[],
  codes: readonly string[],
): readonly { readonly field: string; readonly code: string }[] {
  let at = 0;
  return crossed.map((one) => {
    const field = "items" in one ? (one.items[codes[at++] ?? ""] ?? "") : one.field;
    return { field, code: codes[at++] ?? "" };
  });
}

export function tablesOf(world: World, people: readonly Person[] = world.people): readonly Table[] {
  const ofField = new Map(Object.entries(world.fields).map(([name, field]) => [name, codesOf(field)]));
  const held = (person: Person, crossed: readonly Crossed[], row: readonly string[]) =>
    readsOf(crossed, row).every(({ field, code }) =>
      ofField
        .get(field)
        ?.get(code)
        ?.includes(person[field] ?? ""),
    );
  return Object.entries(world.tables).map(([indicator, crossed]) => {
    const axes = crossed.map((one) => axisOf(one, world));
    let rows: readonly (readonly string[])[] = [[]];
    for (const { choices } of axes) rows = rows.flatMap((row) => choices.map((codes) => [...row, ...codes]));
    return {
      indicator,
      dimensions: axes.flatMap(({ dimensions }) => dimensions),
      rows: rows.map((codes) => ({
        codes,
        count: people.filter((person) => held(person, crossed, codes)).length,
      })),
    };
  });
}

/** The dimensions of what is crossed, and what stands in their columns. */
function axisOf(crossed: Crossed, { fields }: World) {
  const ofField = (name: string) => [...codesOf(fields[name] ?? { leaves: [] }).keys()];
  if ("items" in crossed) {
    const choices = Object.entries(crossed.items).flatMap(([item, field]) =>
      ofField(field).map((code) => [item, code]),
    );
    const column = (at: number) => [...new Set(choices.map((codes) => codes[at] ?? ""))];
    return {
      dimensions: [
        { name: "item", codes: column(0) },
        { name: "answer", codes: column(1) },
      ],
      choices,
    };
  }
  const codes = ofField(crossed.field).filter((code) => crossed.codes?.includes(code) ?? true);
  const name = fields[crossed.field]?.universe ? "universe" : crossed.field;
  return { dimensions: [{ name, codes }], choices: codes.map((code) => [code]) };
}

export function populationOf(world: World): Population {
  const viewOf = (field: string): View => ({
    field,
    members: codesOf(world.fields[field] ?? { leaves: [] }),
    sensitive: world.fields[field]?.sensitive ?? false,
  });
  const view = (one: Crossed): View | Items =>
    "items" in one
      ? { items: new Map(Object.entries(one.items).map(([item, field]) => [item, viewOf(field)])) }
      : viewOf(one.field);
  return {
    id: "people",
    fields: new Map(Object.entries(world.fields).map(([name, { leaves }]) => [name, leaves])),
    relations: world.relations,
    tables: new Map(Object.entries(world.tables).map(([name, crossed]) => [name, crossed.map(view)])),
  };
}

/** Deterministic numbers in 0..1 (mulberry32), so that a failing instance can be made again from its seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
