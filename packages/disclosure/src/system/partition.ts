import type { Population } from "./structure.ts";

/** A set of persons: leaf positions by field; a field left out does not restrict. */
export type Region = ReadonlyMap<string, readonly number[]>;

export function without(region: Region, fields: readonly string[]): Region {
  return new Map([...region].filter(([field]) => !fields.includes(field)));
}

/** Possible combinations of leaves of some fields. */
export interface Partition {
  readonly fields: readonly string[];
  /** Leaf positions, one array a combination. */
  readonly combinations: readonly Int32Array[];
  /** Combination by its mixed-radix number. */
  readonly byNumber: ReadonlyMap<number, number>;
  readonly strides: readonly number[];
}

/** @returns null where there would be more than `max` combinations */
export function partitionOf(
  fields: readonly string[],
  population: Population,
  max: number,
): Partition | null {
  const sizes = fields.map((field) => population.fields.get(field)?.length ?? 0);
  const tests = fields.map((field, position) => relationsWith(fields.slice(0, position), field, population));
  const combinations: Int32Array[] = [];
  const current = new Int32Array(fields.length);
  const visit = (position: number): boolean => {
    if (position === fields.length) {
      combinations.push(current.slice());
      return combinations.length <= max;
    }
    for (let leaf = 0; leaf < (sizes[position] ?? 0); leaf++) {
      current[position] = leaf;
      const possible = (tests[position] ?? []).every(({ other, pairs }) =>
        pairs[current[other] ?? 0]?.has(leaf),
      );
      if (possible && !visit(position + 1)) return false;
    }
    return true;
  };
  if (!visit(0)) return null;

  const strides = sizes.map((_, position) =>
    sizes.slice(0, position).reduce((product, size) => product * size, 1),
  );
  const numberOf = (leaves: Int32Array) =>
    strides.reduce((sum, stride, at) => sum + stride * (leaves[at] ?? 0), 0);
  return {
    fields,
    combinations,
    byNumber: new Map(combinations.map((leaves, at) => [numberOf(leaves), at])),
    strides,
  };
}

/** Positions of the combinations that lie in a region, ascending. */
export function within(region: Region, partition: Partition): readonly number[] {
  const choices = partition.fields.map((field) => region.get(field));
  const product = choices.reduce((size, leaves) => size * (leaves?.length ?? Number.POSITIVE_INFINITY), 1);
  if (product > partition.combinations.length) return scan(choices, partition);
  let numbers = [0];
  choices.forEach((leaves, at) => {
    const stride = partition.strides[at] ?? 0;
    numbers = numbers.flatMap((number) => (leaves ?? []).map((leaf) => number + stride * leaf));
  });
  return numbers.flatMap((number) => partition.byNumber.get(number) ?? []).toSorted((a, b) => a - b);
}

function scan(choices: readonly (readonly number[] | undefined)[], partition: Partition): readonly number[] {
  const conditions = choices.flatMap((leaves, at) =>
    leaves === undefined ? [] : [{ at, leaves: new Set(leaves) }],
  );
  const found: number[] = [];
  partition.combinations.forEach((combination, index) => {
    if (conditions.every(({ at, leaves }) => leaves.has(combination[at] ?? -1))) found.push(index);
  });
  return found;
}

/** Positions of the combinations of a finer partition inside each one of a coarser, ascending. */
export function sortedInto(coarse: Partition, fine: Partition): readonly (readonly number[])[] {
  const places = coarse.fields.map((field) => fine.fields.indexOf(field));
  const inside: number[][] = coarse.combinations.map(() => []);
  fine.combinations.forEach((leaves, index) => {
    const number = coarse.strides.reduce(
      (sum, stride, at) => sum + stride * (leaves[places[at] ?? -1] ?? 0),
      0,
    );
    inside[coarse.byNumber.get(number) ?? -1]?.push(index);
  });
  return inside;
}

/** For each relation of `field` with an earlier one, the leaves of `field` possible with each leaf of that one. */
function relationsWith(before: readonly string[], field: string, population: Population) {
  return population.relations.flatMap(({ fields: [a, b], pairs }) => {
    const name = a === field ? b : b === field ? a : undefined;
    const other = name === undefined ? -1 : before.indexOf(name);
    if (name === undefined || other < 0) return [];
    const position = (of: string) => new Map((population.fields.get(of) ?? []).map((leaf, at) => [leaf, at]));
    const [ofOther, ofField] = [position(name), position(field)];
    const possible = [...ofOther].map(() => new Set<number>());
    for (const [x, y] of pairs) {
      const [leafOther, leafField] = a === name ? [x, y] : [y, x];
      const leaf = ofField.get(leafField);
      if (leaf !== undefined) possible[ofOther.get(leafOther) ?? -1]?.add(leaf);
    }
    return [{ other, pairs: possible }];
  });
}
