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
  return sorted.flatMap((inner, place) => {
    const around = sorted.slice(place + 1).filter(({ value, count }) => {
      const few = value - inner.value;
      return few > 0 && few < min && !areTogether(inner.count, count, crossings);
    });
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

function areTogether(one: Count, other: Count, { fields }: Crossings): boolean {
  const names = [...one.region.keys(), ...other.region.keys()];
  return fields.some((own) => names.every((name) => own.includes(name)));
}

const isInside = (reached: Region, region: Region) =>
  [...region].every(([field, leaves]) => reached.get(field)?.every((leaf) => leaves.includes(leaf)) === true);
