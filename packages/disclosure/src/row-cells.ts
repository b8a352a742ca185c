import {
  areExclusive,
  type CountedDimension,
  type Indicator,
  isNested,
  type Source,
  sumSuffix,
} from "@vigie/study";
import { rowCodes, total, unknown } from "@vigie/table";
import { baseCodes, columnsOf, type ReleasedLayout } from "./layouts.ts";
import { viewOf } from "./plan/cells.ts";
import { type PossibleTable, withoutImpossible } from "./plan/shared-margins.ts";

/** One row of a table that leaves, as sums of cells of drawn ones. */
export interface RowCells {
  readonly codes: readonly string[];
  /** Id of the table asked for: see `DrawnAs`. */
  readonly table: string;
  readonly cells: Int32Array;
  /** Those in the base of shares; null but at the total of the last dimension. */
  readonly base: Int32Array | null;
  /** Those of the table of sums of a number, beside the base; null where there is none. */
  readonly sum: Int32Array | null;
}

/** The drawn table that an asked one is read from, by its id. */
export type DrawnAs = (asked: string) => PossibleTable;

export interface AskedLayout {
  readonly layout: ReleasedLayout;
  readonly indicator: Indicator;
  readonly source: Source;
}

/**
 * The rows of a table in their order: every combination of codes and totals in its universe, then the universe compared
 * with at the total of every dimension but the last.
 */
export function rowCells(asked: AskedLayout, drawnAs: DrawnAs): readonly RowCells[] {
  const { layout, indicator, source } = asked;
  const columns = columnsOf(indicator, source);
  const last = columns.at(-1);
  if (last === undefined) throw new RangeError("a table without dimensions");
  const inBase = baseCodes(indicator, source, last);
  const read = readerOf(columns, asked, drawnAs);
  const hasSum = layout.measures.includes("sum");
  return Array.from(rowCodes(layout.dimensions), (codes) => {
    const { table, cells } = read(codes);
    if (codes.at(-1) !== total) return { codes, table, cells, base: null, sum: null };
    return {
      codes,
      table,
      cells,
      base: joined(inBase.map((code) => read(codes.with(-1, code)).cells)),
      sum: hasSum ? read(codes, sumSuffix).cells : null,
    };
  });
}

/** Finds the cells behind the codes of a row; what rows with the same totals have in common is worked out once. */
function readerOf(
  columns: readonly CountedDimension[],
  asked: AskedLayout,
  drawnAs: DrawnAs,
): (codes: readonly string[], suffix?: string) => Pick<RowCells, "table" | "cells"> {
  const items = columns.findIndex(isItems);
  const ranks = columns.map(({ codes }) => new Map(codes.map((code, rank) => [code, rank])));
  const patterns = new Map<string, CellsByPlace & { readonly table: string }>();
  return (codes, suffix = "") => {
    const item = items < 0 ? "" : (codes[items + 1] ?? "");
    let [place, kept] = [0, ""];
    for (const [at, rank] of ranks.entries()) {
      const code = codes[at + 1] ?? total;
      if (at === items || code === total) continue;
      const own = rank.get(code);
      if (own === undefined) throw new RangeError("a code that the dimension has not");
      place = place * rank.size + own;
      kept += ` ${at}`;
    }
    const key = `${codes[0]} ${item}${suffix}${kept}`;
    const pattern = patterns.get(key) ?? patternOf(columns, { ...asked, codes, item, suffix }, drawnAs);
    patterns.set(key, pattern);
    const { table, members, starts } = pattern;
    return { table, cells: members.subarray(starts[place], starts[place + 1]) };
  };
}

interface AskedRow extends AskedLayout {
  readonly codes: readonly string[];
  /** Empty where the indicator has none. */
  readonly item: string;
  readonly suffix: string;
}

/** What the rows with the same totals as one are read from. */
function patternOf(
  columns: readonly CountedDimension[],
  { indicator, source, codes, item, suffix }: AskedRow,
  drawnAs: DrawnAs,
): CellsByPlace & { readonly table: string } {
  const [universe = "", ...own] = codes;
  const flag = source.multiples.get(indicator.of)?.items.get(item);
  const margin = columns
    .filter((column, at) => !isItems(column) && own[at] !== total)
    .map((column) =>
      flag !== undefined && column.name === "answer" ? { ...column, attribute: flag } : column,
    );
  const table = `${askedId(indicator, source, { universe, item })}${suffix}`;
  return { table, ...cellsByPlace(drawnAs(table), source, { universe, margin }) };
}

/** Items of a question are tables of their own. */
function isItems({ attribute, codes }: CountedDimension): boolean {
  return attribute === null && !codes.includes(unknown);
}

function askedId(
  { id, universe: own, against }: Indicator,
  source: Source,
  { universe, item }: { readonly universe: string; readonly item: string },
): string {
  if (item !== "") return `${id}/${item}`;
  const isOther = universe === against && universe !== own;
  return isOther && !areInOneTable(source, own, universe) ? `${id}/against` : id;
}

/** Whether two universes are blocks of one table: one is inside the other, or they have no unit in common. */
function areInOneTable(source: Source, own: string, against: string): boolean {
  return isNested(source, own, against) || areExclusive(source, own, against);
}

/** Cells grouped by place in a margin: those of place p stand from `starts[p]` to `starts[p + 1]`. */
interface CellsByPlace {
  readonly members: Int32Array;
  readonly starts: Int32Array;
}

function cellsByPlace(
  drawn: PossibleTable,
  source: Source,
  asked: { readonly universe: string; readonly margin: readonly CountedDimension[] },
): CellsByPlace {
  const decided = viewOf(drawn, source, asked);
  if (decided === null) throw new RangeError("a table is not a sum of the one it is drawn as");
  const view = withoutImpossible(decided, drawn);
  const size = asked.margin.reduce((product, { codes }) => product * codes.length, 1);
  const starts = new Int32Array(size + 1);
  for (const place of view) if (place >= 0) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < size; place++)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const members = new Int32Array(starts[size] ?? 0);
  for (const [cell, place] of view.entries()) {
    if (place < 0) continue;
    const at = next[place] ?? 0;
    members[at] = cell;
    next[place] = at + 1;
  }
  return { members, starts };
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const list of lists) {
    whole.set(list, start);
    start += list.length;
  }
  return whole;
}
