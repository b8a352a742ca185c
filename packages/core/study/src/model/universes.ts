import type { Source, Universe } from "./source.ts";

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

/** @throws {RangeError} when the source has no such universe */
export function universeOf({ universes }: Source, id: string): Universe {
  const universe = universes.get(id);
  if (universe === undefined) throw new RangeError("a universe is not of this source");
  return universe;
}

/** Whether all the units of the inner universe are in the outer one, as the study alone proves it. */
export function isNested(source: Source, inner: string, outer: string): boolean {
  return contains(universeOf(source, outer), universeOf(source, inner));
}

/** Whether no unit can be in both universes. */
export function areExclusive(source: Source, a: string, b: string): boolean {
  return excludes(universeOf(source, a), universeOf(source, b));
}
