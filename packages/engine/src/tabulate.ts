import { groups } from "@vigie/study";
import { type Cut, codesOf, type Plan } from "./plan.ts";
import { type Dimension, type Row, type Table, total, unknown } from "./table.ts";

/** Units that hold these codes, one a dimension asked for. */
export interface Tally {
  readonly codes: readonly string[];
  readonly count: number;
}

/**
 * The whole table of a cut: every code, a count of zero included, and the margins.
 * @param own tallies of the cut's universe, by all its dimensions
 * @param against tallies of the universe compared with, by the last of them
 */
export function tabulate(plan: Plan, cut: Cut, { own, against }: Tallies): Table {
  const compared = cut.against === null ? [] : [cut.against];
  const dimensions = cut.dimensions.map((name, at) => {
    const seen = [
      ...own.map(({ codes }) => codes[at]),
      ...(at === cut.dimensions.length - 1 ? against.map(({ codes }) => codes[0]) : []),
    ];
    return { name, codes: codesOfDimension(plan, name, new Set(seen.filter((code) => code !== undefined))) };
  });
  const universe = { name: "universe", codes: [cut.universe, ...compared] };
  const ownRows = rowsOf(dimensions, counts(own), [cut.universe]);
  const margin = dimensions.slice(1).map(() => total);
  const againstRows = compared.flatMap((id) =>
    rowsOf(dimensions.slice(-1), counts(against), [id, ...margin]),
  );
  return {
    indicator: cut.indicator,
    dimensions: [universe, ...dimensions],
    rows: [...ownRows, ...againstRows],
  };
}

export interface Tallies {
  readonly own: readonly Tally[];
  readonly against: readonly Tally[];
}

function codesOfDimension(plan: Plan, name: string, seen: ReadonlySet<string>): readonly string[] {
  if (name === "group") return [...groups, total];
  if (name === "subgroup") return [...subgroups(plan, seen), total];
  return [...codesOf(plan, name).map(({ code }) => code), unknown, total];
}

/** By group, then by number of channels, then in the order of the code list; the sets without a channel last. */
function subgroups(plan: Plan, seen: ReadonlySet<string>): readonly string[] {
  const channels = plan.contacts?.channels ?? [];
  const rank = new Map(channels.map(({ code }, at) => [code, at]));
  const family = new Map(channels.map(({ code, family }) => [code, family]));
  const groupRank = new Map<string, number>(groups.map((group, at) => [group, at]));
  const keyOf = (code: string): readonly number[] => {
    const without = groupRank.get(code);
    if (without !== undefined) return [without];
    const used = code.split("+");
    const digital = used.some((channel) => family.get(channel) === "digital");
    const elsewhere = used.some((channel) => family.get(channel) !== "digital");
    return [digital ? (elsewhere ? 1 : 0) : 2, used.length, ...used.map((channel) => rank.get(channel) ?? 0)];
  };
  return [...seen]
    .map((code) => ({ code, key: keyOf(code) }))
    .toSorted((a, b) => byParts(a.key, b.key))
    .map(({ code }) => code);
}

function byParts(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, position) => part !== b[position]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Counts by codes joined, each added to every margin it belongs to. */
function counts(tallies: readonly Tally[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { codes, count } of tallies)
    for (const key of margins(codes)) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

function margins(codes: readonly string[]): readonly string[] {
  return codes
    .reduce<readonly (readonly string[])[]>(
      (keys, code) =>
        keys.flatMap((key) => [
          [...key, code],
          [...key, total],
        ]),
      [[]],
    )
    .map(joined);
}

function joined(codes: readonly string[]): string {
  return codes.join("|");
}

function rowsOf(
  dimensions: readonly Dimension[],
  sums: ReadonlyMap<string, number>,
  before: readonly string[],
): readonly Row[] {
  const all = dimensions.reduce<readonly (readonly string[])[]>(
    (rows, { codes }) => rows.flatMap((row) => codes.map((code) => [...row, code])),
    [[]],
  );
  return all.map((codes) => ({ codes: [...before, ...codes], count: sums.get(joined(codes)) ?? 0 }));
}
