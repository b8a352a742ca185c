import type { Cut } from "./cut.ts";
import type { Network } from "./network.ts";
import { candidatesOf, type Problem } from "./problem.ts";
import { unjudgedOf } from "./unjudged.ts";
import { type Prices, witnessesOf } from "./witness.ts";

/**
 * Whoever may be alone in a small count needs two more masks in each of its lines, or knows the one other. A count
 * that the masks leave no table to be 1 in is _exempt_: a few smaller counts, all masked, add up to nearly as much.
 * Unknowns of 0 or 1 that cost nothing, after the counts, say which small counts are, and by which other mask of a
 * line where that is the only one; so these cuts hold for every sufficient mask.
 */
export interface Exemptions {
  readonly unknowns: readonly number[];
  readonly cuts: readonly Cut[];
  /** Unknowns of which one at most is 1. */
  readonly cliques: readonly (readonly number[])[];
  /** What says that a count is exempt; undefined where it never is. */
  of(holder: number): number | undefined;
  /** Cuts broken by whole masks under which a count said exempt may be 1. */
  broken(point: Float64Array): readonly Cut[];
}

/** The other mask of a line, were it the only one, that leaves its holder exempt. */
interface Pair {
  readonly holder: number;
  readonly other: number;
  readonly unknown: number;
}

/** A line of which every sufficient mask hides one count at least besides the small one that stands in it. */
interface Case {
  readonly holder: number;
  /** Another forced count of the line. */
  readonly twin: number | undefined;
  readonly others: readonly number[];
}

export function exemptionsOf(problem: Problem, network: Network): Exemptions {
  const { values, forced } = problem;
  const witnesses = witnessesOf(problem, network);
  const isWitnessed = (holder: number, ...others: readonly number[]) => {
    const prices: Prices = new Map([...forced, ...others].map((count) => [count, 0]));
    return witnesses.of(holder, prices) !== null;
  };
  let size = values.length;
  const exempt = new Map<number, number>();
  for (const holder of problem.small)
    if (!isNeverExempt(holder, problem) && !isWitnessed(holder)) exempt.set(holder, size++);
  const pairs: Pair[] = [];
  const cuts: Cut[] = [];
  for (const { holder, twin, others } of casesOf(problem)) {
    const unknown = exempt.get(holder);
    const spared: number[] = [];
    if (unknown !== undefined && twin !== undefined) {
      if (!isNarrow(holder, twin, problem)) spared.push(unknown);
    } else if (unknown !== undefined)
      for (const other of others) {
        if (isWitnessed(holder, other)) continue;
        const pair = { holder, other, unknown: size++ };
        pairs.push(pair);
        spared.push(pair.unknown);
        for (const needed of [other, unknown])
          cuts.push({ condition: [pair.unknown], coefficients: new Map([[needed, 1]]) });
      }
    cuts.push({
      condition: [],
      coefficients: new Map([...others, ...spared].map((one) => [one, 0.5])),
    });
  }
  return {
    unknowns: Array.from({ length: size - values.length }, (_, at) => values.length + at),
    cuts,
    cliques: cliquesOf(pairs, problem, isWitnessed),
    of: (holder) => exempt.get(holder),
    broken: (point) => {
      const masks = [...values.keys()].filter((count) => point[count] === 1);
      const prices = new Map(masks.map((count) => [count, forced.has(count) ? 0 : 1]));
      const against = (unknown: number, holder: number, but?: number): readonly Cut[] => {
        const moved = point[unknown] === 1 ? witnesses.of(holder, prices) : null;
        if (moved === null) return [];
        const needed = moved.filter((count) => !forced.has(count) && count !== but);
        return [{ condition: [unknown, ...needed], coefficients: new Map() }];
      };
      return [
        ...[...exempt].flatMap(([holder, unknown]) => against(unknown, holder)),
        ...pairs.flatMap(({ holder, other, unknown }) => [
          ...against(unknown, holder, other),
          ...against(unknown, other, other),
        ]),
      ];
    },
  };
}

function casesOf(problem: Problem): readonly Case[] {
  const { lines, forced, small } = problem;
  const open = new Set([...forced, ...candidatesOf(problem)]);
  const unjudged = unjudgedOf(problem);
  return lines.flatMap(({ total, leaves }) => {
    const line = [total, ...leaves].filter((count) => open.has(count));
    const known = line.filter((count) => forced.has(count));
    if (known.length > 2 || line.length < 3 || known.some((count) => unjudged.has(count))) return [];
    return known
      .filter((holder) => small.has(holder))
      .map((holder) => ({
        holder,
        twin: known.find((count) => count !== holder),
        others: line.filter((count) => count !== holder),
      }));
  });
}

/**
 * An exempt count is, but for a constant, what some masked counts add up to, which can fall by less than 2 below it.
 * One alone would give it away unless exempt itself, by smaller ones; so two at least, and the two that can fall the
 * least tell.
 */
function isNeverExempt(holder: number, problem: Problem): boolean {
  const { values, forced, hidden, singles } = problem;
  if (singles.has(holder)) return true;
  if (unjudgedOf(problem).size > 0) return false;
  const [least = 0, next = 0] = [...forced, ...candidatesOf(problem)]
    .filter((count) => count !== holder)
    .map((count) => (values[count] ?? 0) - (hidden[count]?.low ?? 0))
    .toSorted((a, b) => a - b);
  return least + next > (values[holder] ?? 0) - 2;
}

/** Of two counts, alone masked in a line and both exempt, neither would take enough values between 2 and the rest. */
function isNarrow(holder: number, twin: number, { values, small, requirement }: Problem): boolean {
  return small.has(twin) && (values[holder] ?? 0) + (values[twin] ?? 0) - 3 < requirement.min;
}

/** Pairs in a same second line: each of their two other masks, with the second, mostly undoes the exemption. */
function cliquesOf(
  pairs: readonly Pair[],
  { lines }: Problem,
  isWitnessed: (holder: number, ...others: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  const byOther = Map.groupBy(pairs, ({ other }) => other);
  const linesOf = Map.groupBy(
    lines
      .map(({ total, leaves }) => [total, ...leaves])
      .flatMap((line) => line.filter((count) => byOther.has(count)).map((count) => ({ count, line }))),
    ({ count }) => count,
  );
  const against = new Map(
    pairs.map((pair) => {
      const { holder, other } = pair;
      const near = (linesOf.get(other) ?? []).filter(({ line }) => !line.includes(holder));
      const others = new Set(near.flatMap(({ line }) => line.filter((count) => byOther.has(count))));
      others.delete(other);
      return [pair, new Set([...others].filter((second) => isWitnessed(holder, other, second)))];
    }),
  );
  const clash = (one: Pair, two: Pair) =>
    one.other !== two.other &&
    (against.get(one)?.has(two.other) === true || against.get(two)?.has(one.other) === true);
  const cliques = pairs.map((pair) => {
    const clique = [pair];
    for (const second of against.get(pair) ?? [])
      for (const other of byOther.get(second) ?? [])
        if (clique.every((one) => clash(one, other))) clique.push(other);
    return clique.map(({ unknown }) => unknown).toSorted((a, b) => a - b);
  });
  return [...new Map(cliques.filter(({ length }) => length > 1).map((one) => [one.join(), one])).values()];
}
