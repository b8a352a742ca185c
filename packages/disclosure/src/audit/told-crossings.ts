import type { Highs } from "highs";
import type { Region } from "../system/partition.ts";
import type { Crossings, Derived, Held, Shares, System } from "../system/system.ts";
import { prime } from "../system/vector.ts";
import { impliedZeros } from "./implied-zeros.ts";
import { leastZeroSums } from "./least-zero-sums.ts";
import { drawnNumber, type Solutions, solutionsOf } from "./solutions.ts";

/** Leaves asked for at most, over all regions: more would take longer than the attack. */
const askedMax = 200_000;

/** Leaves of one field of which all sets are asked for; of more, those that tables show and what is left of the whole. */
const leavesMax = 40;

export interface ToldCrossing extends Derived {
  readonly region: Region;
  /** The same for the same persons, whatever the name. */
  readonly persons: string;
  /** Whether it is a count or a derived count of the system, which an audit asks for anyway. */
  readonly isAsked: boolean;
  readonly value: number;
}

export interface Told {
  readonly crossings: readonly ToldCrossing[];
  /** @returns null where it does not come out */
  readonly valueOf: (region: Region) => number | null;
  /** Atoms where nobody is. */
  readonly empty: ReadonlySet<number>;
  /** Whether who is in one group and not in another, inside it, is a derived count of the system or one of the crossings. */
  readonly isAskedBetween: (inner: readonly number[], outer: readonly number[]) => boolean;
}

const nothing: Told = {
  crossings: [],
  valueOf: () => null,
  empty: new Set(),
  isAskedBetween: () => false,
};

/**
 * Groups whose counts come out of the known ones by adding and subtracting them alone, however many it takes: of a code
 * or of a row, by each field more, the leaves alone or together that come out; and the same again of these. Where nobody
 * is, nobody is in any part, be it known by subtraction, or since no count is below 0.
 * @param known one a count of the system; null where it is not known
 */
export function toldCrossings(system: System, known: readonly (number | null)[], highs: Highs): Told {
  if (system.crossings === null) return nothing;
  const empty = new Set([
    ...system.counts.flatMap(({ atoms }, count) => (known[count] === 0 ? atoms : [])),
    ...impliedZeros(system, known, highs),
  ]);
  for (;;) {
    acrossLinks(empty, system);
    const before = empty.size;
    const means = {
      solutions: solutionsOf(system, known, empty),
      alike: solutionsOf(system, [], empty),
      empty,
    };
    const told = search(system, system.crossings, means);
    for (const { atoms, value } of told.crossings) if (value === 0) for (const atom of atoms) empty.add(atom);
    if (empty.size === before) return told;
  }
}

/** Where one side of a link is nobody, so is the other. */
function acrossLinks(empty: Set<number>, { links }: System): void {
  const isNobody = (atoms: readonly number[]) => atoms.every((atom) => empty.has(atom));
  for (let before = -1; before < empty.size; ) {
    before = empty.size;
    for (const { left, right } of links)
      if (isNobody(left) !== isNobody(right)) for (const atom of [...left, ...right]) empty.add(atom);
  }
}

interface Means {
  readonly solutions: Solutions;
  /** What fits the links alone: regions of which it has the same sums hold the same persons. */
  readonly alike: Solutions;
  readonly empty: ReadonlySet<number>;
}

function search({ counts, derived }: System, crossings: Crossings, means: Means): Told {
  const own = new Set([...counts, ...derived].map(({ atoms }) => personsIn(atoms, means)));
  const found = new Map<string, ToldCrossing>();
  const seen = new Set<string>();
  const regions = [...crossings.starts];
  const codes = withSupports(crossings, means);
  let leavesAsked = 0;
  for (let at = 0; at < regions.length && leavesAsked < askedMax; at++) {
    const region = regions[at] ?? new Map();
    for (const [field, sets] of codes) {
      const shares = crossings.shares(region, field);
      if (shares === null || isOneLeaf(shares)) continue;
      leavesAsked += shares.leaves.length;
      for (const leaves of toldLeaves(shares, sets, means)) {
        const its: Region = new Map([...region, [field, leaves]]);
        const name = crossings.nameOf(its);
        const held = leaves.flatMap((leaf) => atomsIn(shares.leaves[leaf]));
        const atoms = [...new Set(held)].filter((atom) => !means.empty.has(atom));
        const persons = personsIn(atoms, means);
        const value = sumOf(atoms, means.solutions.particular);
        found.set(name, {
          name,
          region: its,
          atoms: atoms.toSorted((a, b) => a - b),
          persons,
          isAsked: own.has(persons),
          value,
        });
        if (value > 0 && !seen.has(persons)) regions.push(its);
        seen.add(persons);
      }
    }
  }
  const asked = new Set([...own, ...[...found.values()].map(({ persons }) => persons)]);
  return {
    crossings: [...found.values()],
    isAskedBetween: (inner, outer) => asked.has(personsIn(outer, means, inner)),
    valueOf: (region) => {
      const held = crossings.held(region);
      return held === null || !isTold(held, means) ? null : sumOf(held.atoms, means.solutions.particular);
    },
    empty: means.empty,
  };
}

/**
 * The codes of tables, and the leaves of each field that go with one of another field where nobody is in the rest: what
 * comes out of several of these leaves together may be cut by that other field.
 */
function withSupports(crossings: Crossings, { empty }: Means): Crossings["codes"] {
  const found = new Map([...crossings.codes].map(([field, codes]) => [field, [...codes]]));
  for (const region of crossings.starts) {
    const [[, leaves = []] = []] = region;
    if (region.size > 1 || leaves.length > 1) continue;
    for (const [field, own] of found) {
      const all = crossings.shares(region, field)?.leaves ?? [];
      const possible = [...all.keys()].filter((leaf) => !isEmpty(all[leaf], { empty }));
      if (possible.length > 1 && possible.length < all.length) own.push(possible);
    }
  }
  return new Map(
    [...found].map(([field, sets]) => [field, [...new Map(sets.map((set) => [set.join(), set])).values()]]),
  );
}

const isOneLeaf = ({ leaves }: Shares) =>
  leaves.filter(({ atoms, partly }) => atoms.length + partly.length > 0).length < 2;

function isTold({ atoms, partly }: Held, { solutions, empty }: Means): boolean {
  return (
    partly.every((atom) => empty.has(atom)) &&
    [0, 1].every((at) => sumOf(atoms, solutions.homogeneous(at)) === 0)
  );
}

function sumOf(atoms: readonly number[], solution: Int32Array): number {
  let sum = 0;
  for (const atom of atoms) sum += solution[atom] ?? 0;
  return sum % prime;
}

/** The least sets of leaves that come out, and the codes of tables that do; not all the leaves together. */
function toldLeaves(
  shares: Shares,
  codes: readonly (readonly number[])[],
  means: Means,
): readonly (readonly number[])[] {
  const somewhere = [...shares.leaves.keys()].filter((leaf) => !isEmpty(shares.leaves[leaf], means));
  const sums = (at: number) => sumsOf(shares, at, means);
  const drawn = [sums(0), sums(1)];
  const comesOut = (leaves: readonly number[]) =>
    drawn.every((sum) => leaves.reduce((all, leaf) => all + (sum[leaf] ?? 0), 0) % prime === 0);
  const alone = somewhere.filter((leaf) => comesOut([leaf]));
  const left = somewhere.filter((leaf) => !alone.includes(leaf));
  const found = [
    ...alone.map((leaf) => [leaf]),
    ...(left.length > 1 && comesOut(left) ? blocksIn(left, sums) : []),
    ...codes.filter((code) => code.length > 1 && comesOut(code)),
  ];
  const isAll = (leaves: readonly number[]) => somewhere.every((leaf) => leaves.includes(leaf));
  return found.filter((leaves) => !isAll(leaves) && leaves.some((leaf) => somewhere.includes(leaf)));
}

/** The least sets of leaves, of some that come out together, that come out. */
function blocksIn(
  leaves: readonly number[],
  sums: (at: number) => readonly number[],
): readonly (readonly number[])[] {
  if (leaves.length > leavesMax) return [leaves];
  const drawn = Array.from({ length: leaves.length + 1 }, (_, at) => sums(at));
  const rows = drawn.map((its) => leaves.map((leaf) => its[leaf] ?? 0));
  return leastZeroSums(rows).map((block) => block.map((at) => leaves[at] ?? -1));
}

/** What one solution adds up to in each leaf. Of atoms that nothing tells apart the parts are drawn. */
function sumsOf({ leaves, lasts }: Shares, at: number, { solutions, empty }: Means): readonly number[] {
  const solution = solutions.homogeneous(at);
  const used = new Map<number, number>();
  return leaves.map(({ atoms, partly }, leaf) => {
    let sum = sumOf(atoms, solution);
    for (const atom of partly) {
      if (empty.has(atom)) continue;
      const part =
        lasts.get(atom) === leaf
          ? ((solution[atom] ?? 0) + prime - (used.get(atom) ?? 0)) % prime
          : drawnNumber(atom * leaves.length + leaf, -2 - at);
      used.set(atom, ((used.get(atom) ?? 0) + part) % prime);
      sum = (sum + part) % prime;
    }
    return sum;
  });
}

const isEmpty = ({ atoms, partly }: Held = nobody, { empty }: Pick<Means, "empty">) =>
  atoms.every((atom) => empty.has(atom)) && partly.every((atom) => empty.has(atom));

const nobody: Held = { atoms: [], partly: [] };

const atomsIn = ({ atoms, partly }: Held = nobody) => [...atoms, ...partly];

/** The same for the same persons, whatever the atoms: those in some and not in others. */
function personsIn(atoms: readonly number[], { alike }: Means, less: readonly number[] = []): string {
  return [0, 1]
    .map((at) => (sumOf(atoms, alike.homogeneous(at)) + prime - sumOf(less, alike.homogeneous(at))) % prime)
    .join();
}
