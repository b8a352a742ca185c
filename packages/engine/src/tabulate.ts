import {
  type Channels,
  codesKey,
  type Dimension,
  groups,
  inSetOrder,
  type Row,
  type Table,
  total,
  unknown,
} from "@vigie/table";
import { codesOf, type Plan, type Tabulation } from "./plan.ts";

/** Number of units with these codes, one per dimension of the tabulation. */
export interface Tally {
  readonly codes: readonly string[];
  readonly count: number;
}

/**
 * The whole table of a tabulation: every code, a count of zero included, and the margins.
 * @param main tallies of the tabulation's universe, by all its dimensions
 * @param against tallies of the universe compared with, by the last of them
 */
export function tabulate(plan: Plan, tabulation: Tabulation, { main, against }: Tallies): Table {
  const compared = tabulation.against === null ? [] : [tabulation.against];
  const dimensions = tabulation.dimensions.map((name, at) => {
    const seen = [
      ...main.map(({ codes }) => codes[at]),
      ...(at === tabulation.dimensions.length - 1 ? against.map(({ codes }) => codes[0]) : []),
    ];
    return { name, codes: codesOfDimension(plan, name, new Set(seen.filter((code) => code !== undefined))) };
  });
  const universe = { name: "universe", codes: [tabulation.universe, ...compared] };
  const mainRows = rowsOf(dimensions, counts(main), [tabulation.universe]);
  const margin = dimensions.slice(1).map(() => total);
  const againstRows = compared.flatMap((id) =>
    rowsOf(dimensions.slice(-1), counts(against), [id, ...margin]),
  );
  return {
    indicator: tabulation.indicator,
    dimensions: [universe, ...dimensions],
    rows: [...mainRows, ...againstRows],
  };
}

export interface Tallies {
  readonly main: readonly Tally[];
  readonly against: readonly Tally[];
}

function codesOfDimension(plan: Plan, name: string, seen: ReadonlySet<string>): readonly string[] {
  if (name === "group") return [...groups, total];
  if (name === "subgroup") return [...inSetOrder(channelsOf(plan), seen), total];
  return [...codesOf(plan, name).map(({ code }) => code), unknown, total];
}

function channelsOf({ contacts }: Plan): Channels {
  return new Map((contacts?.channels ?? []).map(({ code, family }) => [code, { family }]));
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
    .map(codesKey);
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
  return all.map((codes) => ({ codes: [...before, ...codes], count: sums.get(codesKey(codes)) ?? 0 }));
}
