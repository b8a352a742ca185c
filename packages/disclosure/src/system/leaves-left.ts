import { imagesOf } from "./overlaps.ts";
import type { Region } from "./partition.ts";
import type { Population } from "./structure.ts";

/**
 * The leaves of a field that persons of a region may have, as relations tell it, one after the other.
 * @see Mackworth (1977), Consistency in Networks of Relations
 */
export function leavesLeft(field: string, region: Region, population: Population): readonly number[] {
  const left = new Map(
    [...population.fields].map(([name, leaves]) => [name, new Set(leaves.keys())] as const),
  );
  for (const [name, leaves] of region) left.set(name, new Set(leaves));
  const narrowed = new Set(region.keys());
  for (const name of narrowed) {
    for (const relation of population.relations) {
      const [other] = relation.fields.filter((one) => one !== name);
      if (!relation.fields.includes(name) || other === undefined) continue;
      const images = imagesOf(relation, name, population);
      const reached = new Set([...(left.get(name) ?? [])].flatMap((leaf) => [...(images[leaf] ?? [])]));
      const before = left.get(other) ?? new Set();
      const after = new Set([...before].filter((leaf) => reached.has(leaf)));
      if (after.size === before.size) continue;
      left.set(other, after);
      // What goes with it is looked at again, after the others.
      narrowed.delete(other);
      narrowed.add(other);
    }
  }
  return [...(left.get(field) ?? [])];
}
