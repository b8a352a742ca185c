import type { Relation } from "./structure.ts";

/**
 * Persons by the codes of two fields, over everyone of a source. For each two fields that stand in tables the
 * engine counts them once: `SELECT a, b, count(*) FROM units GROUP BY a, b`, unknown values as `_U`.
 */
export interface Joint {
  readonly fields: readonly [string, string];
  readonly rows: readonly { readonly codes: readonly [string, string]; readonly count: number }[];
}

/**
 * The relation of two fields where one is a function of the other in the data, declared or not: an attacker who
 * knows what the codes mean knows it too. A code that nobody holds may go with any other.
 * @param leaves every leaf code of each field
 * @returns null where neither field is a function of the other
 */
export function dependencyOf(
  joint: Joint,
  leaves: readonly [readonly string[], readonly string[]],
): Relation | null {
  const held = joint.rows.filter(({ count }) => count > 0);
  const forward = images(held.map(({ codes: [a, b] }) => [a, b]));
  const backward = images(held.map(({ codes: [a, b] }) => [b, a]));
  const pairs = isFunction(forward)
    ? pairsFrom(forward, leaves)
    : isFunction(backward)
      ? pairsFrom(backward, [leaves[1], leaves[0]]).map(([b, a]) => [a, b] as const)
      : null;
  return pairs === null ? null : { fields: joint.fields, pairs };
}

function images(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [from, to] of pairs) found.set(from, (found.get(from) ?? new Set<string>()).add(to));
  return found;
}

/** A field with one code only is a function of everything, and says nothing. */
function isFunction(found: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const sets = [...found.values()];
  return sets.every((set) => set.size === 1) && new Set(sets.flatMap((set) => [...set])).size > 1;
}

function pairsFrom(
  found: ReadonlyMap<string, ReadonlySet<string>>,
  [from, to]: readonly [readonly string[], readonly string[]],
): readonly (readonly [string, string])[] {
  return from.flatMap((code) => [...(found.get(code) ?? to)].map((other) => [code, other] as const));
}
