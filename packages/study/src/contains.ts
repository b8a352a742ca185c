import type { Universe } from "./source.ts";

/** Whether every condition of the outer universe is already asked by the inner one: all of the inner is in it. */
export function contains(outer: Universe, inner: Universe): boolean {
  return [...outer.where].every(
    ([attribute, codes]) => inner.where.get(attribute)?.every((code) => codes.includes(code)) === true,
  );
}
