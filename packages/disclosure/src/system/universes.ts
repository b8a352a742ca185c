import { contains, type Source, type Universe } from "@vigie/study";
import type { Relation } from "./structure.ts";

/**
 * The memberships a person can have in the universes of the tables, as one field: each leaf is a set of universes
 * joined by `+`, and each universe gathers the leaves that hold it.
 */
export function universeField(
  names: readonly string[],
  source: Source,
): { readonly leaves: readonly string[]; readonly members: ReadonlyMap<string, readonly string[]> } {
  const universes = names.flatMap((name) => source.universes.get(name) ?? []);
  const leaves = subsets(universes)
    .filter((subset) => isPossible(subset, universes))
    .map((subset) => subset.map(({ id }) => id).join("+"));
  return {
    leaves,
    members: new Map(universes.map(({ id }) => [id, leaves.filter((leaf) => leaf.split("+").includes(id))])),
  };
}

/** Memberships and the attributes that universes are defined by, where these stand in tables too. */
export function universeRelations(
  source: Source,
  fields: ReadonlyMap<string, readonly string[]>,
): readonly Relation[] {
  const memberships = fields.get("universe") ?? [];
  const shown = new Set(memberships.flatMap((membership) => membership.split("+")));
  const universes = [...source.universes.values()].filter(({ id }) => shown.has(id));
  const attributes = new Set(
    universes.flatMap(({ where }) => [...where.keys()]).filter((name) => fields.has(name)),
  );
  return [...attributes].map((attribute) => ({
    fields: ["universe", attribute],
    pairs: memberships.flatMap((membership) =>
      (fields.get(attribute) ?? [])
        .filter((code) => universes.every((universe) => agrees(universe, membership, { attribute, code })))
        .map((code) => [membership, code] as const),
    ),
  }));
}

function agrees(
  { id, where }: Universe,
  membership: string,
  { attribute, code }: { readonly attribute: string; readonly code: string },
): boolean {
  const codes = where.get(attribute);
  if (codes === undefined) return true;
  if (membership.split("+").includes(id)) return codes.includes(code);
  // Outside a universe of several conditions, any one of them may still be met.
  return where.size > 1 || !codes.includes(code);
}

function subsets(universes: readonly Universe[]): readonly (readonly Universe[])[] {
  return universes.reduce<readonly (readonly Universe[])[]>(
    (found, universe) => found.flatMap((subset) => [[...subset, universe], subset]),
    [[]],
  );
}

/** Whoever is in a universe is in those that contain it, and in none that excludes it. */
function isPossible(subset: readonly Universe[], all: readonly Universe[]): boolean {
  return (
    subset.every(
      (inner) =>
        all.every((outer) => subset.includes(outer) || !contains(outer, inner)) &&
        subset.every((other) => !excludes(other, inner)),
    ) && all.every((universe) => universe.where.size > 0 || subset.includes(universe))
  );
}

function excludes(one: Universe, other: Universe): boolean {
  return [...one.where].some(([attribute, codes]) => {
    const others = other.where.get(attribute);
    return others !== undefined && !others.some((code) => codes.includes(code));
  });
}
