import { keyOf, settleLinks } from "../audit/links.ts";
import { groupsOf } from "../system/groups.ts";
import type { Count, System } from "../system/system.ts";
import { candidatesOf, knowledgeOf, type Problem } from "./problem.ts";

/** A problem of its own inside a greater one. */
export interface Part {
  readonly problem: Problem;
  /** Positions in the greater problem: of its counts, then of its derived counts. */
  readonly counts: readonly number[];
  readonly derived: readonly number[];
}

/**
 * Problems that have nothing to do with one another: tables that share only counts which are never masked. Masks
 * found for each are masks for all, and the cheapest of each are the cheapest of all.
 */
export function partsOf(problem: Problem): readonly Part[] {
  const { system, forced } = problem;
  if (system.links.length === 0) return [wholeOf(problem)];
  const masks = new Set([...forced, ...candidatesOf(problem)]);
  const links = settleLinks(system, knowledgeOf(problem, masks));
  const root = rootsOf(system, [
    ...links.sums.map(({ atoms }) => atoms),
    ...links.open.map(({ left, right }) => [...left, ...right]),
  ]);
  // What comes out of known sums alone stands in a part without any count.
  const roots = new Set(
    [...system.counts, ...system.derived].flatMap(({ atoms }) => atoms.slice(0, 1).map(root)),
  );
  if (roots.size < 2) return [wholeOf(problem)];
  const isOf = (own: number) => (atoms: readonly number[]) =>
    atoms.length > 0 && root(atoms[0] ?? -1) === own;
  return [...roots].map((own) => partOf(problem, links, isOf(own)));
}

function wholeOf(problem: Problem): Part {
  const { counts, derived } = problem.system;
  return { problem, counts: [...counts.keys()], derived: [...derived.keys()] };
}

/** Atoms that some count, some derived count, some known sum or some open link holds together have the same root. */
function rootsOf({ atomCount, counts, derived }: System, linked: readonly (readonly number[])[]) {
  const groups = groupsOf(atomCount);
  for (const { atoms } of [...counts, ...derived]) groups.together(atoms);
  for (const atoms of linked) groups.together(atoms);
  return groups.root;
}

/** Counts that hold nobody whatever the persons stand in every part: lines have them among their cells. */
function partOf(
  problem: Problem,
  links: ReturnType<typeof settleLinks>,
  isOwn: (atoms: readonly number[]) => boolean,
): Part {
  const { system } = problem;
  const isOf = (atoms: readonly number[]) => atoms.length === 0 || isOwn(atoms);
  const counts = [...system.counts.keys()].filter((count) => isOf(system.counts[count]?.atoms ?? []));
  const derived = [...system.derived.keys()].filter((at) => isOwn(system.derived[at]?.atoms ?? []));
  const sums = links.sums.filter(({ atoms }) => isOwn(atoms));
  const atoms = [
    ...new Set([
      ...counts.flatMap((count) => system.counts[count]?.atoms ?? []),
      ...derived.flatMap((at) => system.derived[at]?.atoms ?? []),
      ...sums.flatMap((sum) => sum.atoms),
      ...links.open.flatMap(({ left, right }) => (isOwn(left) ? [...left, ...right] : [])),
    ]),
  ].toSorted((a, b) => a - b);
  const atomAt = new Map(atoms.map((atom, at) => [atom, at]));
  const countAt = new Map(counts.map((count, at) => [count, at]));
  const placed = (list: readonly number[], at: ReadonlyMap<number, number>) =>
    list.map((one) => at.get(one) ?? -1);
  const sumCounts = sums.map(
    (sum): Count => ({
      atoms: placed(sum.atoms, atomAt),
      region: new Map(),
      cells: [],
    }),
  );
  const lineOf = (line: Problem["lines"][number]) => ({
    ...line,
    total: countAt.get(line.total) ?? -1,
    leaves: placed(line.leaves, countAt),
    parts: line.parts.map((part) => ({
      ...part,
      count: countAt.get(part.count) ?? -1,
      leaves: placed(part.leaves, countAt),
    })),
  });
  const linesOf = (lines: Problem["lines"]) => lines.filter(({ total }) => countAt.has(total)).map(lineOf);
  const own = (set: ReadonlySet<number>) => new Set([...set].flatMap((count) => countAt.get(count) ?? []));
  const at = <Value>(list: readonly Value[], ofSums: (sum: number) => Value) => [
    ...counts.flatMap((count) => list.slice(count, count + 1)),
    ...sums.map(({ sum }) => ofSums(sum)),
  ];
  return {
    counts,
    derived,
    problem: {
      system: {
        population: system.population,
        whole: system.whole,
        atomCount: atoms.length,
        counts: [
          ...counts
            .flatMap((count) => system.counts.slice(count, count + 1))
            .map((count) => ({
              ...count,
              atoms: placed(count.atoms, atomAt),
            })),
          ...sumCounts,
        ],
        crossings: null,
        derived: derived
          .flatMap((one) => system.derived.slice(one, one + 1))
          .map((one) => ({
            ...one,
            atoms: placed(one.atoms, atomAt),
          })),
        links: links.open
          .filter(({ left }) => isOwn(left))
          .map(({ left, right }) => ({ left: placed(left, atomAt), right: placed(right, atomAt) })),
        lines: linesOf(system.lines),
      },
      values: at(problem.values, (sum) => sum),
      weights: at(problem.weights, () => 1),
      drawn: at(problem.drawn, () => 1),
      hidden: at(problem.hidden, (sum) => ({ low: sum, high: sum })),
      forced: own(problem.forced),
      never: new Set([...own(problem.never), ...sums.map((_, sum) => counts.length + sum)]),
      small: own(problem.small),
      lines: linesOf(problem.lines),
      requirement: problem.requirement,
      singles: own(problem.singles),
      ignored: own(problem.ignored),
      sight: problem.sight,
    },
  };
}

/** Counts not masked yet that two parts or more would share, were they never masked. */
export function sharedCounts({ system, forced, never }: Problem): ReadonlySet<number> {
  const sides = new Set(system.links.flatMap(({ left, right }) => [keyOf(left), keyOf(right)]));
  return new Set(
    [...system.counts.keys()].filter(
      (count) =>
        !forced.has(count) && !never.has(count) && sides.has(keyOf(system.counts[count]?.atoms ?? [])),
    ),
  );
}
