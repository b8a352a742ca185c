import type { Universe } from "./source.ts";

/** Whether every condition of the outer universe is already asked by the inner one: all of the inner is in it. */
export function contains(outer: Universe, inner: Universe): boolean {
  return [...outer.where].every(
    ([attribute, codes]) => inner.where.get(attribute)?.every((code) => codes.includes(code)) === true,
  );
}

/** Whether no unit can be in both, as the study alone proves it: some characteristic would have to hold two codes. */
export function excludes(a: Universe, b: Universe): boolean {
  return [...a.where].some(([attribute, codes]) => {
    const theirs = b.where.get(attribute);
    return theirs !== undefined && !codes.some((code) => theirs.includes(code));
  });
}
