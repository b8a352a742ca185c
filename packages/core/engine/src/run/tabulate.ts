import {
  type Channels,
  codesKey,
  type Dimension,
  groups,
  inSetOrder,
  type Row,
  setCode,
  type Table,
  total,
  unknown,
} from "@vigie/table";
import { channelBit } from "../compile/contacts.ts";
import { codesOf } from "../derivations/derivation.ts";
import type { Plan, Tabulation } from "../plan.ts";

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

/** The tabulation of one item of a question of several answers: along its flag, as along any other. */
export function tabulationOfItem(tabulation: Tabulation, flag: string): Tabulation {
  return { ...tabulation, dimensions: [...tabulation.dimensions.slice(0, -2), flag], items: null };
}

/**
 * The table of a question: its items' tables, each under the code of its item. Items have no total, since a unit
 * may give several.
 * @param tables by item, in order, all of one tabulation
 * @throws {RangeError} when there is none
 */
export function joinItems(tabulation: Tabulation, tables: ReadonlyMap<string, Table>): Table {
  const [first] = tables.values();
  const answer = first?.dimensions.at(-1);
  if (first === undefined || answer === undefined) throw new RangeError("a question without items");
  const [question = "", name = ""] = tabulation.dimensions.slice(-2);
  const width = answer.codes.length;
  const blocks = first.rows.length / width;
  return {
    ...first,
    dimensions: [
      ...first.dimensions.slice(0, -1),
      { name: question, codes: [...tables.keys()] },
      { name, codes: answer.codes },
    ],
    rows: Array.from({ length: blocks }, (_, block) => block * width).flatMap((start) =>
      [...tables].flatMap(([item, { rows }]) =>
        rows.slice(start, start + width).map((row) => ({
          ...row,
          codes: [...row.codes.slice(0, -1), item, ...row.codes.slice(-1)],
        })),
      ),
    ),
  };
}

/** The code that an engine's numbers stand for, in one dimension. */
export function decode(
  plan: Plan,
  dimension: string,
  numbers: readonly (number | bigint | string | boolean | null)[],
): string {
  const [first = null, second = null] = numbers;
  if (dimension === "group") return groupAt(Number(first));
  if (dimension === "subgroup") return subgroupAt(plan, Number(first), BigInt(second ?? 0));
  return codesOf(plan, dimension)[Number(first ?? 0) - 1]?.code ?? unknown;
}

function groupAt(rank: number): string {
  const group = groups[rank - 1];
  if (group === undefined) throw new RangeError("a group has no such rank");
  return group;
}

function subgroupAt(plan: Plan, rank: number, used: bigint): string {
  const channels = plan.contacts?.channels ?? [];
  const held = channels.filter((_, at) => (used & channelBit(at)) !== 0n).map(({ code }) => code);
  return held.length === 0 ? groupAt(rank) : setCode(held);
}
