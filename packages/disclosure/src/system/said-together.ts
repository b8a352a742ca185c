import type { Alike, PossibleValues } from "./possible-values.ts";
import type { Tie, Ties } from "./ties.ts";

type Fields = ReadonlyMap<string, readonly string[]>;
type Rows = readonly (readonly string[])[];

/** What counting ways may take. */
const stepsMax = 400_000;

/** What some names say together: the codes that one person may have of all of them. */
export interface SaidTogether {
  readonly names: readonly string[];
  /** One code a name; of codes that no other name tells apart, the first one. */
  readonly rows: Rows;
  /** See `Alike`. */
  readonly codes: Alike["codes"];
}

export interface Means {
  readonly possible: PossibleValues;
  readonly leaves: Fields;
  readonly ties: Ties;
  /** The ties that the tables are told by. */
  readonly needed: readonly Tie[];
}

/**
 * The fewest names that say together what the ties of every two do not: who meets the two conditions of a universe is in it.
 * @param names those of most codes first
 * @param most ways to have them, of which one field may be made
 * @returns null where the ties are enough, or where not even three names have few enough ways to be had together; and whether
 *   none of the names had to be left out
 */
export function saidTogether(
  names: readonly string[],
  means: Means,
  most: number,
): { readonly found: SaidTogether | null; readonly isWhole: boolean } {
  const all = fewEnough(names, means, most);
  const isWhole = names.length < 3 || all?.names.length === names.length;
  return { found: all === null ? null : fewestIn(all, means), isWhole };
}

function fewestIn(all: SaidTogether, means: Means): SaidTogether | null {
  const only = (some: readonly string[]): Rows => {
    const places = some.map((name) => all.names.indexOf(name));
    const cut = all.rows.map((row) => places.map((at) => row[at] ?? ""));
    return [...new Map(cut.map((row) => [JSON.stringify(row), row])).values()];
  };
  const isEnough = (some: readonly string[]) =>
    haveNoMoreWays(all, { ...all, names: some, rows: only(some) }, means);
  if (isEnough([])) return null;
  const needed = all.names.reduce<readonly string[]>((kept, name) => {
    const fewer = kept.filter((one) => one !== name);
    return fewer.length > 2 && isEnough(fewer) ? fewer : kept;
  }, all.names);
  return { ...all, names: needed, rows: only(needed) };
}

/**
 * Names that have few enough ways to be had together, without those of which the most codes are told apart where need be: with
 * fewer names, there are fewer ways. What is made of several things, as a universe, is left out last.
 */
function fewEnough(names: readonly string[], { possible, leaves }: Means, most: number): SaidTogether | null {
  const told = possible.toldApart(names);
  const sizeOf = (name: string) =>
    possible.variablesOf(name).size > 1 ? 0 : (told.get(name) ?? leaves.get(name)?.length ?? 0);
  const widest = names.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const without = (first: number): SaidTogether | null => {
    const out = new Set(widest.slice(0, first));
    const left = names.filter((name) => !out.has(name));
    const found = possible.togetherAlike(left, most);
    return found === null ? null : { names: left, ...found };
  };
  let found = names.length < 3 ? null : without(0);
  let [from, to] = [1, found === null ? names.length - 2 : 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const fewer = without(middle);
    if (fewer === null) from = middle + 1;
    else [found, to] = [fewer, middle];
  }
  return found;
}

/** Whether the ties, and what some names say together, leave no more ways than there are to have all the names. */
function haveNoMoreWays(all: SaidTogether, some: SaidTogether, { leaves, ties, needed }: Means): boolean {
  const order = [...some.names, ...all.names.filter((name) => !some.names.includes(name))];
  const before = order.map((name, at) =>
    needed.flatMap(([one, other]) => {
      const place = order.indexOf(one === name ? other : other === name ? one : "");
      const images = place < 0 || place >= at ? undefined : ties.images(order[place] ?? "", name);
      return images === undefined ? [] : [{ place, images }];
    }),
  );
  const firsts = order.map((name) => {
    const own = all.codes.get(name);
    const places = [...(leaves.get(name) ?? []).entries()];
    return places.flatMap(([leaf, code]) => (own === undefined || own.has(code) ? [leaf] : []));
  });
  let [ways, steps] = [0, 0];
  const chosen = new Int32Array(order.length);
  const visit = (at: number): boolean => {
    if (at === order.length) return ++ways <= all.rows.length;
    for (const leaf of firsts[at] ?? []) {
      const isPossible = before[at]?.every(({ place, images }) => images[chosen[place] ?? 0]?.has(leaf));
      if (isPossible === false) continue;
      chosen[at] = leaf;
      if (++steps > stepsMax || !visit(at + 1)) return false;
    }
    return true;
  };
  const places = some.names.map((name) => new Map(leaves.get(name)?.map((leaf, at) => [leaf, at])));
  return (some.names.length === 0 ? [[]] : some.rows).every((row) => {
    row.forEach((code, at) => {
      chosen[at] = places[at]?.get(code) ?? 0;
    });
    return visit(some.names.length);
  });
}
