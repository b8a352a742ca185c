import { type Table, total } from "@vigie/engine";
import type { Population, Relation, View } from "../../src/system/structure.ts";

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
  /** By indicator, the fields crossed; `codes` keeps only some codes of a field. */
  readonly tables: Readonly<Record<string, readonly Crossed[]>>;
}

export interface Crossed {
  readonly field: string;
  readonly codes?: readonly string[];
}

/** Codes of a field with the leaves they gather, `_T` last. */
export function codesOf(field: WorldField): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ...Object.entries(field.parents ?? {}),
    ...field.leaves.map((leaf) => [leaf, [leaf]] as const),
    ...(field.universe ? [] : [[total, field.leaves] as const]),
  ]);
}

export function tablesOf(world: World): readonly Table[] {
  return Object.entries(world.tables).map(([indicator, crossed]) => {
    const axes = crossed.map(({ field, codes }) => {
      const all = codesOf(world.fields[field] ?? { leaves: [] });
      return { field, all, codes: [...all.keys()].filter((code) => codes?.includes(code) ?? true) };
    });
    let rows: readonly (readonly string[])[] = [[]];
    for (const { codes } of axes) rows = rows.flatMap((row) => codes.map((code) => [...row, code]));
    const held = (person: Person, row: readonly string[]) =>
      axes.every(({ field, all }, at) => all.get(row[at] ?? "")?.includes(person[field] ?? ""));
    return {
      indicator,
      dimensions: axes.map(({ field, codes }) => ({
        name: world.fields[field]?.universe ? "universe" : field,
        codes,
      })),
      rows: rows.map((codes) => ({
        codes,
        count: world.people.filter((person) => held(person, codes)).length,
      })),
    };
  });
}

export function populationOf(world: World): Population {
  const view = ({ field }: Crossed): View => ({
    field,
    members: codesOf(world.fields[field] ?? { leaves: [] }),
    sensitive: world.fields[field]?.sensitive ?? false,
  });
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
