import { namesOfSums } from "./same-sums.ts";
import type { Line, System } from "./system.ts";

type Uncompressed = Omit<System, "atomCount" | "lines" | "crossings">;

/**
 * Merges the atoms that stand in the same counts, derived counts and links: their sum is all anyone can use.
 * @param size atoms before
 */
export function compress(
  system: Uncompressed,
  size: number,
  {
    telling,
    linesFrom,
    crossingsFrom,
  }: {
    /** Of the links, those by which two counts may be one. */
    readonly telling: System["links"];
    readonly linesFrom: (counts: System["counts"]) => readonly Line[];
    readonly crossingsFrom: (atomOf: Int32Array) => System["crossings"];
  },
): System {
  const { atomOf, atomCount } = alike(size, [
    ...[...system.counts, ...system.derived].map(({ atoms }) => atoms),
    ...system.links.flatMap(({ left, right }) => [left, right]),
  ]);
  const through = (atoms: readonly number[]) => [
    ...new Int32Array(new Set(atoms.map((atom) => atomOf[atom] ?? 0))).sort(),
  ];
  const compressed = ({ left, right }: System["links"][number]) => ({
    left: through(left),
    right: through(right),
  });
  const nameOf = namesOfSums(telling.map(compressed));
  const counts = unify(
    system.counts.map((count) => ({ ...count, atoms: through(count.atoms) })),
    nameOf,
  );
  const derived = system.derived.map(({ atoms, name }) => ({ atoms: through(atoms), name }));
  return {
    ...system,
    atomCount,
    counts,
    derived: hidden(derived, counts, nameOf),
    crossings: crossingsFrom(atomOf),
    links: system.links.map(compressed),
    lines: linesFrom(counts),
  };
}

/**
 * Numbers the atoms by the sets they stand in, those in the same sets alike, in the order in which each number is first
 * met. Each set splits those it holds from those it does not.
 * @param sets of atoms, each at most once in a set
 */
function alike(
  size: number,
  sets: readonly (readonly number[])[],
): { readonly atomOf: Int32Array; readonly atomCount: number } {
  const atomOf = new Int32Array(size);
  let last = 0;
  for (const set of sets) {
    const apart = new Map<number, number>();
    for (const atom of set) {
      const before = atomOf[atom] ?? 0;
      const after = apart.get(before) ?? ++last;
      apart.set(before, after);
      atomOf[atom] = after;
    }
  }
  const inOrder = new Map<number, number>();
  for (const [atom, number] of atomOf.entries()) {
    const name = inOrder.get(number) ?? inOrder.size;
    inOrder.set(number, name);
    atomOf[atom] = name;
  }
  return { atomOf, atomCount: inOrder.size };
}

type NameOf = (atoms: readonly number[]) => string;

/** Derived counts that are not, under another name, a count of a table. */
function hidden(derived: System["derived"], counts: System["counts"], nameOf: NameOf): System["derived"] {
  const shown = new Set(counts.map(({ atoms }) => nameOf(atoms)));
  return derived.filter(({ atoms }) => atoms.length > 0 && !shown.has(nameOf(atoms)));
}

/** Counts of the same persons under two names, as a parent and its recoding, are one. */
function unify(counts: System["counts"], nameOf: NameOf): System["counts"] {
  return [...Map.groupBy(counts, ({ atoms }) => nameOf(atoms)).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, cells: [first, ...others].flatMap(({ cells }) => cells) }],
  );
}
