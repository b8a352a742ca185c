import type { PossibleValues } from "./possible-values.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** Two names of which not all codes go together. */
export type Tie = readonly [string, string];

/** What some names say of one another, two at a time. */
export interface Ties {
  readonly tied: readonly Tie[];
  /** Those of which it would take too long to try what goes together, and of which no condition says it. */
  readonly untried: readonly Tie[];
  /**
   * Of each leaf of a name, by position, those of another that one person may have with it.
   * @returns undefined where all of them go together
   */
  readonly images: (of: string, among: string) => readonly ReadonlySet<number>[] | undefined;
}

/** @param leaves of each of the names */
export function tiesOf(
  names: readonly string[],
  { possible, leaves }: { readonly possible: PossibleValues; readonly leaves: Fields },
): Ties {
  const places = new Map(
    names.map((name) => [name, new Map((leaves.get(name) ?? []).map((leaf, at) => [leaf, at]))]),
  );
  const images = new Map<string, Map<string, readonly Set<number>[]>>(names.map((name) => [name, new Map()]));
  const [tied, untried]: [Tie[], Tie[]] = [[], []];
  const sizeOf = (name: string) => leaves.get(name)?.length ?? 0;
  names.forEach((one, at) => {
    for (const other of names.slice(at + 1)) {
      const rows = possible.together([one, other]) ?? possible.asConditions(one, other);
      if (rows === null) untried.push([one, other]);
      if (rows === null || rows.length === sizeOf(one) * sizeOf(other)) continue;
      const [ofOne, ofOther] = [one, other].map((name) =>
        Array.from({ length: sizeOf(name) }, () => new Set<number>()),
      );
      for (const [a = "", b = ""] of rows) {
        const [own, beside] = [places.get(one)?.get(a) ?? -1, places.get(other)?.get(b) ?? -1];
        ofOne?.[own]?.add(beside);
        ofOther?.[beside]?.add(own);
      }
      tied.push([one, other]);
      images.get(one)?.set(other, ofOne ?? []);
      images.get(other)?.set(one, ofOther ?? []);
    }
  });
  return { tied, untried, images: (of, among) => images.get(of)?.get(among) };
}

/**
 * The ties that are needed: of two names of which one is made of nothing but what the other is made of, all; of the others
 * those that no name between the two says already.
 * @param isMiddle of a name that is there to tie others
 */
export function neededTies(
  { tied, images }: Pick<Ties, "tied" | "images">,
  { possible, isMiddle }: { readonly possible: PossibleValues; readonly isMiddle: (name: string) => boolean },
): readonly Tie[] {
  const variables = new Map(tied.flat().map((name) => [name, possible.variablesOf(name)]));
  const isWithin = (one: string, other: string) =>
    [...(variables.get(one) ?? [])].every((variable) => variables.get(other)?.has(variable));
  const rankOf = ([one, other]: Tie) => {
    if (isWithin(one, other) || isWithin(other, one)) return 0;
    return isMiddle(one) || isMiddle(other) ? 1 : 2;
  };
  const ranked = tied.map((tie) => ({ tie, rank: rankOf(tie) })).toSorted((a, b) => a.rank - b.rank);
  const kept: Tie[] = [];
  for (const { tie, rank } of ranked)
    if (rank === 0 || !middlesOf(tie, kept).some((middle) => isSaidBy(middle, tie, images))) kept.push(tie);
  return kept;
}

/** Names that are tied to both. */
function middlesOf([one, other]: Tie, kept: readonly Tie[]): readonly string[] {
  const around = (name: string) => kept.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));
  const beside = new Set(around(other));
  return around(one).filter((name) => beside.has(name));
}

/** Whether two codes that cannot go together are never beside one code of a name between. */
function isSaidBy(middle: string, [one, other]: Tie, images: Ties["images"]): boolean {
  const [own, toMiddle, fromMiddle] = [images(one, other), images(one, middle), images(middle, other)];
  return (own ?? []).every((possible, leaf) =>
    [...(toMiddle?.[leaf] ?? [])].every((code) =>
      [...(fromMiddle?.[code] ?? [])].every((beside) => possible.has(beside)),
    ),
  );
}
