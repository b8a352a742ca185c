import type { Region } from "../system/partition.ts";
import type { Count, Crossings, Derived, System } from "../system/system.ts";
import type { Told } from "./told-crossings.ts";

/** A count of whom all are in another, and the few who are in that other alone. */
export interface NestedCounts extends Derived {
  /** Positions among the counts. */
  readonly inner: number;
  readonly outer: number;
  readonly value: number;
}

/**
 * Known counts of which one holds the other but for fewer than `min` persons, where no clique has the fields of both: that
 * everyone of the one is in the other is told by zeros, from table to table; and where nothing asks for these few already.
 * @param known one a count of the system; null where it is not known
 */
export function nestedCounts(
  { counts, crossings }: System,
  {
    known,
    told,
    min,
  }: {
    readonly known: readonly (number | null)[];
    readonly told: Pick<Told, "empty" | "isAskedBetween">;
    readonly min: number;
  },
): readonly NestedCounts[] {
  if (crossings === null) return [];
  const positive = counts.flatMap((count, at) => {
    const value = known[at] ?? 0;
    return value > 0 ? [{ count, at, value }] : [];
  });
  const sorted = positive.toSorted((one, other) => one.value - other.value);
  const loose = crossings.loose(told.empty);
  return sorted.flatMap((inner, place) => {
    const around: typeof sorted = [];
    for (const outer of sorted.slice(place + 1, placeOf(inner.value + min, sorted)))
      if (
        outer.value > inner.value &&
        mayHold(outer.count, inner.count, loose) &&
        !areTogether(inner.count, outer.count, crossings)
      )
        around.push(outer);
    if (around.length === 0) return [];
    const reached = crossings.reached(inner.count.region, told.empty);
    return around
      .filter(
        ({ count }) =>
          isInside(reached, count.region) && !told.isAskedBetween(inner.count.atoms, count.atoms),
      )
      .map((outer) => ({
        name: `${crossings.nameOf(outer.count.region)} − ${crossings.nameOf(inner.count.region)}`,
        atoms: outer.count.atoms,
        inner: inner.at,
        outer: outer.at,
        value: outer.value - inner.value,
      }));
  });
}

/** The first place of a value, or of a greater one. */
function placeOf(value: number, sorted: readonly { readonly value: number }[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.value ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** False where a field that nothing narrows has other leaves inside. */
function mayHold(outer: Count, inner: Count, loose: ReadonlySet<string>): boolean {
  for (const [field, leaves] of outer.region) {
    if (!loose.has(field)) continue;
    const own = inner.region.get(field);
    if (own === undefined || !own.every((leaf) => leaves.includes(leaf))) return false;
  }
  return true;
}

function areTogether(one: Count, other: Count, { fields }: Crossings): boolean {
  const names = [...one.region.keys(), ...other.region.keys()];
  return fields.some((own) => names.every((name) => own.includes(name)));
}

const isInside = (reached: Region, region: Region) =>
  [...region].every(([field, leaves]) => reached.get(field)?.every((leaf) => leaves.includes(leaf)) === true);
