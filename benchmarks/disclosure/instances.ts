import type { Population, View } from "../../packages/disclosure/src/system/structure.ts";
import { type Dimension, type Table, total } from "../../packages/engine/src/table.ts";

/** Tables of one invented population, with what they have in common. */
export interface Instance {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly population: Population;
}

/** A dimension: its leaves, and codes that gather some of them. */
export interface Axis {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

export function axis(name: string, size: number, children?: number): Axis {
  const leaves = Array.from({ length: size }, (_, at) => `${name}${at}`);
  const parents = new Map<string, readonly string[]>();
  if (children !== undefined)
    for (let at = 0; at < size; at += children)
      parents.set(`${name}p${at / children}`, leaves.slice(at, at + children));
  return { name, leaves, parents };
}

/** Deterministic numbers in 0..1 (mulberry32). */
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

const codesOf = ({ leaves, parents }: Axis) =>
  new Map<string, readonly string[]>([
    ...parents,
    ...leaves.map((leaf) => [leaf, [leaf]] as const),
    [total, leaves],
  ]);

/**
 * Tables crossing some of the axes of one population. Each table's inner counts are log-normal around `middle`,
 * save that tables which share the first axis agree on its totals, as those of one study do.
 */
export function instance(
  name: string,
  crossings: readonly (readonly Axis[])[],
  { seed, middle }: { readonly seed: number; readonly middle: number },
): Instance {
  const random = randomOf(seed);
  const axes = [...new Set(crossings.flat())];
  const persons = crossings.length > 1 ? people(axes, { random, size: middle * 40 }) : null;
  return {
    name,
    tables: crossings.map((crossing, at) => {
      const cells = persons === null ? drawn(crossing, random, middle) : counted(crossing, axes, persons);
      return tableOf(`t${at}`, crossing, cells);
    }),
    population: {
      id: name,
      fields: new Map(axes.map((one) => [one.name, one.leaves])),
      relations: [],
      tables: new Map(crossings.map((crossing, at) => [`t${at}`, crossing.map(viewOf)])),
    },
  };
}

export const viewOf = (one: Axis): View => ({ field: one.name, members: codesOf(one), sensitive: false });

/** The table of some of the axes by which persons are told. */
export function countedTable(
  indicator: string,
  crossing: readonly Axis[],
  axes: readonly Axis[],
  persons: readonly (readonly string[])[],
): Table {
  return tableOf(indicator, crossing, counted(crossing, axes, persons));
}

type Cells = readonly { readonly leaves: readonly string[]; readonly count: number }[];

function drawn(crossing: readonly Axis[], random: () => number, middle: number): Cells {
  let combinations: readonly (readonly string[])[] = [[]];
  for (const { leaves } of crossing)
    combinations = combinations.flatMap((one) => leaves.map((leaf) => [...one, leaf]));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return combinations.map((leaves) => ({ leaves, count: Math.floor(middle * Math.exp(1.2 * normal())) }));
}

/** Persons with one leaf by axis, the first leaves of each more frequent. */
function people(
  axes: readonly Axis[],
  { random, size }: { readonly random: () => number; readonly size: number },
) {
  return Array.from({ length: size }, () =>
    axes.map(({ leaves }) => leaves[Math.floor(leaves.length * random() ** 4)] ?? ""),
  );
}

function counted(
  crossing: readonly Axis[],
  axes: readonly Axis[],
  persons: readonly (readonly string[])[],
): Cells {
  const places = crossing.map((one) => axes.indexOf(one));
  const counts = new Map<string, number>();
  for (const person of persons) {
    const key = places.map((place) => person[place]).join(" ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ leaves: key.split(" "), count }));
}

function tableOf(indicator: string, crossing: readonly Axis[], cells: Cells): Table {
  const codes = crossing.map(codesOf);
  const above = codes.map((members) => {
    const found = new Map<string, string[]>();
    for (const [code, leaves] of members)
      for (const leaf of leaves) found.set(leaf, [...(found.get(leaf) ?? []), code]);
    return found;
  });
  const counts = new Map<string, number>();
  for (const { leaves, count } of cells) {
    let keys = [""];
    leaves.forEach((leaf, at) => {
      keys = keys.flatMap((key) => (above[at]?.get(leaf) ?? []).map((code) => `${key} ${code}`));
    });
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const dimensions = crossing.map((one): Dimension => ({ name: one.name, codes: [...codesOf(one).keys()] }));
  let rows: readonly (readonly string[])[] = [[]];
  for (const dimension of dimensions)
    rows = rows.flatMap((row) => dimension.codes.map((code) => [...row, code]));
  return {
    indicator,
    dimensions,
    rows: rows.map((row) => ({ codes: row, count: counts.get(` ${row.join(" ")}`) ?? 0 })),
  };
}
