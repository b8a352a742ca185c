import { groupsOf } from "../system/groups.ts";
import { inverse, prime } from "../system/vector.ts";

/** Independent solutions whose sums are all tried at most; of more, the sums of a few. */
const [triedMax, fewMax] = [10, 3];

/**
 * Sets of columns that add up to 0 in every row, modulo the prime, and hold no smaller one. Of more than ten solutions that
 * depend on each other, sums of three and all together alone: no set of three columns is missed.
 * @param rows all of one length
 * @returns positions of columns
 */
export function leastZeroSums(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kernel = kernelOf(rows);
  const tried = apart(kernel).flatMap((component) =>
    component.length > triedMax ? [...few(component, fewMax), component] : few(component, component.length),
  );
  const sets = tried.flatMap((some) => {
    const sum = kernel[0]?.map((_, column) => some.reduce((all, one) => all + (one[column] ?? 0), 0) % prime);
    const isSet = sum?.every((value) => value < 2) === true;
    return isSet ? [sum.flatMap((value, column) => (value === 1 ? [column] : []))] : [];
  });
  return sets.filter(
    (set) =>
      !sets.some((other) => other.length < set.length && other.every((column) => set.includes(column))),
  );
}

/** A basis of what all rows add up to 0 with: each has 1 in a column of its own, where the others have 0. */
function kernelOf(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const width = rows[0]?.length ?? 0;
  const left = rows.map((row) => [...row]);
  const pivots: { readonly column: number; readonly row: number[] }[] = [];
  const free: number[] = [];
  for (let column = 0; column < width; column++) {
    const at = left.findIndex((row) => row[column] !== 0);
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (row === undefined) {
      free.push(column);
      continue;
    }
    const factor = inverse(row[column] ?? 1);
    for (let other = 0; other < width; other++) row[other] = ((row[other] ?? 0) * factor) % prime;
    for (const its of [...left, ...pivots.map((pivot) => pivot.row)]) takeOff(its, row, column);
    pivots.push({ column, row });
  }
  return free.map((own) => {
    const solution = Array.from({ length: width }, (_, column): number => (column === own ? 1 : 0));
    for (const { column, row } of pivots) solution[column] = (prime - (row[own] ?? 0)) % prime;
    return solution;
  });
}

function takeOff(row: number[], pivot: readonly number[], column: number): void {
  const factor = prime - (row[column] ?? 0);
  if (factor === prime) return;
  for (const [at, value] of pivot.entries()) row[at] = ((row[at] ?? 0) + factor * value) % prime;
}

/** Solutions that share a column, directly or by others, together. */
function apart(solutions: readonly (readonly number[])[]): readonly (readonly (readonly number[])[])[] {
  const { root, together } = groupsOf(solutions.length);
  const byColumn = (solutions[0] ?? []).map((_, column) =>
    [...solutions.keys()].filter((one) => (solutions[one]?.[column] ?? 0) !== 0),
  );
  for (const sharing of byColumn) if (sharing.length > 1) together(sharing);
  return [...Map.groupBy(solutions.keys(), root).values()].map((some) =>
    some.flatMap((one) => solutions.slice(one, one + 1)),
  );
}

/** The sets of some items, of so many at most, but the empty one. */
function few<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  if (most === 0) return [];
  return items.flatMap((item, at) => [
    [item],
    ...few(items.slice(at + 1), most - 1).map((set) => [item, ...set]),
  ]);
}
