import type { PossibleValues } from "./possible-values.ts";
import { type Means, type SaidTogether, saidTogether } from "./said-together.ts";
import { type Ties, tiesOf } from "./ties.ts";
import { isUniverseField } from "./universes.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Ways to have the names of a small field at most. */
export const fewWays = 100;

/** The same, before the memberships that go with the same codes are one. */
const triedMax = 40_000;

/** What a name is defined by: a union or a set by its flags, a question asked of some by what its filter is on, a universe. */
export interface Definition {
  /** Of a universe, its field. */
  readonly name: string;
  readonly reads: readonly string[];
  /** Who is in the universe and who is not, as a name of its own; null for what is no universe. */
  readonly membership: string | null;
}

interface Known extends Pick<Means, "possible" | "ties"> {
  /** Of the names, of memberships and of partial unions. */
  readonly leaves: Fields;
  readonly definitions: readonly Definition[];
}

/**
 * What names say together where there are too many ways to have all of them: each definition, with what it reads; then every
 * three names that share what they are made of, where neither two at a time nor these definitions say it already.
 * @param names those of most codes first
 */
export function saidApart(names: readonly string[], known: Known): readonly SaidTogether[] {
  const { leaves, ties, definitions, possible } = known;
  const found = definitions.flatMap((definition) => ofDefinition(definition, names, known) ?? []);
  for (const three of threes(names, possible)) {
    const one = whole(three, known);
    if (one !== null && !found.some((said) => isSaidBy(said, one, ties, leaves))) found.push(one);
  }
  return [...new Map(found.map((one) => [one.names.join(" "), one])).values()];
}

/** Where there are too many ways to be in several universes beside what the definition reads, it says who is in its own alone. */
function ofDefinition(definition: Definition, names: readonly string[], known: Known): SaidTogether | null {
  const { possible, leaves } = known;
  const local = localNames(definition, names, known);
  const isShown = local.every((name) => names.includes(name));
  const all = whole(local, isShown ? known : { ...known, ties: tiesOf(local, { possible, leaves }) });
  if (all !== null) return all;
  const { name, membership } = definition;
  if (membership === null) return null;
  const own = local.map((one) => (one === name ? membership : one));
  const ties = tiesOf(own, { possible, leaves });
  return saidTogether(own, meansOf({ ...known, ties }), fewWays).found;
}

const meansOf = ({ possible, leaves, ties }: Known): Means => ({ possible, leaves, ties, needed: ties.tied });

/** What all of these say together, memberships that go with the same codes being one; null where two at a time say it. */
function whole(names: readonly string[], known: Known): SaidTogether | null {
  const { found, isWhole } = saidTogether(names, meansOf(known), triedMax);
  if (found === null || !isWhole) return null;
  const all = withAlike(found);
  return all.rows.length > fewWays ? null : all;
}

/** Of memberships that go with the same codes, the first one stands for all. */
function withAlike(all: SaidTogether): SaidTogether {
  const at = all.names.findIndex(isUniverseField);
  const name = all.names[at];
  if (name === undefined) return all;
  const beside = Map.groupBy(all.rows, (row) => row[at] ?? "");
  const others = (rows: readonly (readonly string[])[]) =>
    rows
      .map((row) => JSON.stringify(row.toSpliced(at, 1)))
      .toSorted()
      .join();
  const alike = [...Map.groupBy(beside.keys(), (code) => others(beside.get(code) ?? [])).values()];
  return {
    names: all.names,
    rows: alike.flatMap(([first = ""]) => beside.get(first) ?? []),
    codes: new Map([...all.codes, [name, new Map(alike.map((same) => [same[0] ?? "", same]))]]),
  };
}

/** A name and what its definition reads; of what no field says, the names that are made of nothing else. */
function localNames(
  { name, reads }: Definition,
  names: readonly string[],
  { leaves, possible: { variablesOf } }: Known,
): readonly string[] {
  const local = reads.flatMap((read) => {
    if (leaves.has(read)) return [read];
    const made = variablesOf(read);
    return names.filter((one) => [...variablesOf(one)].every((variable) => made.has(variable)));
  });
  return [...new Set([name, ...local])];
}

/** Every three names of which each shares something with another. */
function* threes(names: readonly string[], possible: PossibleValues): Generator<readonly string[]> {
  const made = names.map((name) => possible.variablesOf(name));
  const share = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...own].some((variable) => other.has(variable)) ||
    possible.ties.some((tied) => [own, other].every((some) => tied.some((variable) => some.has(variable))));
  const near = made.map((own) => made.map((other) => share(own, other)));
  for (const [one, beside] of near.entries())
    for (let two = one + 1; two < names.length; two++)
      for (let three = two + 1; three < names.length; three++) {
        const shared = [beside[two], beside[three], near[two]?.[three]].filter((is) => is === true);
        if (shared.length > 1) yield [one, two, three].flatMap((at) => names.slice(at, at + 1));
      }
}

/** Whether what some names say, and the ties of every two, leave no more ways to have three others than they have. */
function isSaidBy(said: SaidTogether, three: SaidTogether, ties: Ties, leaves: Fields): boolean {
  const others = said.names.filter((name) => !three.names.includes(name));
  if (said.names.length - others.length < 2) return false;
  const placeOf = (name: string, code: string) => leaves.get(name)?.indexOf(code) ?? -1;
  const isTied = (one: readonly [string, string], other: readonly [string, string]) => {
    const images = ties.images(one[0], other[0]);
    return images === undefined || images[placeOf(...one)]?.has(placeOf(...other)) === true;
  };
  const firsts = three.names.map((name) => [...(three.codes.get(name)?.keys() ?? leaves.get(name) ?? [])]);
  const [ones = [], twos = [], lasts = []] = firsts;
  const ways = ones.flatMap((one) => twos.flatMap((two) => lasts.map((last) => [one, two, last])));
  const own = new Set(three.rows.map((row) => JSON.stringify(row)));
  return ways
    .filter((way) => !own.has(JSON.stringify(way)))
    .every((way) => {
      const pairs = way.map((code, at) => [three.names[at] ?? "", code] as const);
      if (!pairs.every((one, at) => pairs.slice(at + 1).every((other) => isTied(one, other)))) return true;
      return !said.rows.some((row) =>
        said.names.every((name, at) => {
          const codes = said.codes.get(name)?.get(row[at] ?? "") ?? [row[at] ?? ""];
          const shared = pairs.find(([other]) => other === name);
          if (shared !== undefined) return codes.includes(shared[1]);
          return codes.some((code) => pairs.every((pair) => isTied(pair, [name, code])));
        }),
      );
    });
}
