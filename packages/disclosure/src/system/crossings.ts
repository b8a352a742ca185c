import { type Clique, homeOf } from "./clique.ts";
import { saysTogether } from "./definition-relations.ts";
import { nameOf } from "./derived-regions.ts";
import { imagesOf } from "./overlaps.ts";
import { type Region, within, without } from "./partition.ts";
import type { Population } from "./structure.ts";
import type { Crossings, Held, Shares } from "./system.ts";
import { isUniverseField } from "./universes.ts";

/**
 * Where a reader may look for groups that no table shows: from each code of each field and from each row of the tables,
 * by any field more.
 * @param regions of the tables' counts
 * @param atomOf atom of each combination of the cliques
 */
export function crossingsOf(
  regions: readonly Region[],
  {
    partitions,
    population,
    atomOf,
  }: {
    readonly partitions: readonly Clique[];
    readonly population: Population;
    readonly atomOf: Int32Array;
  },
): Crossings {
  const codes = codesOf(regions, population);
  const singles = [...codes].flatMap(([field, own]) =>
    [...own, ...[...(population.fields.get(field) ?? []).keys()].map((leaf) => [leaf])].map(
      (some): Region => new Map([[field, some]]),
    ),
  );
  const rows = [
    ...regions.map((region) => without(region, [...region.keys()].filter(isUniverseField))),
    ...regions,
  ];
  const named = (region: Region) => nameOf(region, population);
  const starts = [singles, rows].flatMap((some) =>
    [...new Map(some.map((region) => [named(region), region]))].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const sizes = new Map<number, number>();
  for (const atom of atomOf) sizes.set(atom, (sizes.get(atom) ?? 0) + 1);
  const heldBy = (counts: ReadonlyMap<number, number>): Held => {
    const [atoms, partly]: [number[], number[]] = [[], []];
    for (const [atom, count] of counts) (count === sizes.get(atom) ? atoms : partly).push(atom);
    return { atoms, partly };
  };
  const combinationsOf = (region: Region, { offset, ...clique }: Clique) =>
    within(region, clique).map((index) => index + offset);
  const held = (region: Region): Held | null => {
    const home = homeOf([...region.keys()], partitions);
    return home === undefined ? null : heldBy(counted(combinationsOf(region, home), atomOf));
  };
  const shares = (region: Region, field: string): Shares | null => {
    const home = homeOf([...region.keys(), field], partitions);
    if (home === undefined) return null;
    const combinations = combinationsOf(region, home);
    const at = home.fields.indexOf(field);
    const byLeaf = (population.fields.get(field) ?? []).map((): number[] => []);
    for (const combination of combinations)
      byLeaf[home.combinations[combination - home.offset]?.[at] ?? -1]?.push(combination);
    const whole = heldBy(counted(combinations, atomOf));
    const leaves = byLeaf.map((its) => heldBy(counted(its, atomOf)));
    return { whole, leaves, lasts: lastsOf(whole, leaves) };
  };
  const reached = (region: Region, empty: ReadonlySet<number>): Region => {
    let known = region;
    const pending = new Set(partitions);
    for (const clique of pending) {
      pending.delete(clique);
      const after = narrowed(known, clique, { atomOf, empty });
      const sizeIn = (some: Region, field: string) =>
        (some.get(field) ?? population.fields.get(field))?.length;
      const changed = clique.fields.filter((field) => sizeIn(after, field) !== sizeIn(known, field));
      known = after;
      for (const other of partitions)
        if (other !== clique && other.fields.some((field) => changed.includes(field))) pending.add(other);
    }
    return known;
  };
  const loose = (empty: ReadonlySet<number>) => {
    const tight = partitions.filter((clique) => !isWhole(clique, { population, atomOf, empty }));
    const fields = new Set(tight.flatMap((clique) => clique.fields));
    return new Set([...population.fields.keys()].filter((field) => !fields.has(field)));
  };
  return {
    starts: [...new Map(starts).values()],
    codes,
    held,
    loose,
    reached,
    fields: partitions.map((clique) => clique.fields),
    shares: remembering(shares, (region, field) => `${field} ${named(region)}`),
    nameOf: named,
  };
}

/** The leaves of the fields of a clique that somebody of a region may have. */
function narrowed(
  region: Region,
  clique: Clique,
  { atomOf, empty }: { readonly atomOf: Int32Array; readonly empty: ReadonlySet<number> },
): Region {
  const asked = clique.fields.map((field) => {
    const leaves = region.get(field);
    return leaves === undefined ? null : new Set(leaves);
  });
  const met = clique.fields.map(() => new Set<number>());
  clique.combinations.forEach((combination, index) => {
    if (empty.has(atomOf[index + clique.offset] ?? -1)) return;
    if (asked.some((leaves, at) => leaves !== null && !leaves.has(combination[at] ?? -1))) return;
    combination.forEach((leaf, at) => {
      met[at]?.add(leaf);
    });
  });
  const found = clique.fields.map(
    (field, at) => [field, [...(met[at] ?? [])].toSorted((a, b) => a - b)] as const,
  );
  return new Map([...region, ...found]);
}

/** Whether somebody may be in each combination of leaves of its fields. */
function isWhole(
  { fields, combinations, offset }: Clique,
  {
    population,
    atomOf,
    empty,
  }: {
    readonly population: Population;
    readonly atomOf: Int32Array;
    readonly empty: ReadonlySet<number>;
  },
): boolean {
  const all = fields.reduce((product, field) => product * (population.fields.get(field)?.length ?? 0), 1);
  return (
    combinations.length === all && !combinations.some((_, index) => empty.has(atomOf[index + offset] ?? -1))
  );
}

/** How many combinations each atom has among some. */
function counted(combinations: readonly number[], atomOf: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const combination of combinations) {
    const atom = atomOf[combination] ?? -1;
    counts.set(atom, (counts.get(atom) ?? 0) + 1);
  }
  return counts;
}

function lastsOf({ atoms }: Held, leaves: readonly Held[]): Shares["lasts"] {
  const lasts = new Map<number, number>();
  if (leaves.every(({ partly }) => partly.length === 0)) return lasts;
  const whole = new Set(atoms);
  for (const [leaf, { partly }] of leaves.entries())
    for (const atom of partly) if (whole.has(atom)) lasts.set(atom, leaf);
  return lasts;
}

/**
 * Of each field, the codes that tables show, and what is outside each universe; of what several fields say together, what
 * goes with a code that tables show of one of these. In order of name.
 */
function codesOf(
  regions: readonly Region[],
  population: Population,
): ReadonlyMap<string, readonly (readonly number[])[]> {
  const shown = Map.groupBy(
    regions.flatMap((region) => [...region]),
    ([field]) => field,
  );
  const fields = [...population.fields].filter(([, leaves]) => leaves.length > 1);
  return new Map(
    fields
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([field, leaves]) => {
        const own = (shown.get(field) ?? []).map(([, codes]) => codes);
        const outside = isUniverseField(field)
          ? own.map((codes) => [...leaves.keys()].filter((leaf) => !codes.includes(leaf)))
          : [];
        const said = saysTogether(field) ? saidOf(field, shown, population) : [];
        const all = [...own, ...outside, ...said].filter(({ length }) => length > 0);
        return [field, [...new Map(all.map((codes) => [codes.join(), codes])).values()]];
      }),
  );
}

/** Leaves of a field that says what several say together that go with codes that tables show of one of these, and no other. */
function saidOf(
  field: string,
  shown: ReadonlyMap<string, readonly (readonly [string, readonly number[]])[]>,
  population: Population,
): readonly (readonly number[])[] {
  return population.relations.flatMap((relation) => {
    const [other] = relation.fields.filter((one) => one !== field);
    if (other === undefined || !relation.fields.includes(field)) return [];
    const images = imagesOf(relation, field, population);
    return (shown.get(other) ?? []).map(([, codes]) =>
      [...images.keys()].filter((leaf) => {
        const its = [...(images[leaf] ?? [])];
        return its.length > 0 && its.every((code) => codes.includes(code));
      }),
    );
  });
}

/** The same function, that asks once what is asked again. */
function remembering(
  shares: Crossings["shares"],
  keyOf: (region: Region, field: string) => string,
): Crossings["shares"] {
  const known = new Map<string, Shares | null>();
  return (region, field) => {
    const key = keyOf(region, field);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = shares(region, field);
    known.set(key, found);
    return found;
  };
}
