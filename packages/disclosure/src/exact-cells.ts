import type { Indicator, Source, Summary } from "@vigie/study";
import { groupOfSet, groups, indexRows, type Joint, type Table, total, unknown } from "@vigie/table";
import { type ExactSource, modelId, numberId, type Respondents } from "./exact-source.ts";
import { type AskedTable, type Block, modelSuffix } from "./plan/asked-tables.ts";
import { cellsIn, cellsOf, codesAt } from "./plan/cells.ts";
import { rangeOf } from "./plan/counting-plan.ts";
import { universeOf } from "./plan/universes.ts";

/**
 * The exact value of each cell of a table, in grains, in the order of its cells.
 * @throws {RangeError} when the engine was not asked for what the table needs
 */
export function exactCells(
  table: AskedTable,
  {
    source,
    indicator,
    exact,
  }: { readonly source: Source; readonly indicator: Indicator; readonly exact: ExactSource },
): number[] {
  if (table.id.endsWith(modelSuffix)) return crossed(table, jointIn(exact, modelId(indicator)));
  if (table.id === `${indicator.id}/groups`) return grouped(setsThatOccur(indicator.id, exact), source);
  if (exact.respondents !== null) return sumOfRespondents(table, exact.respondents, { source, indicator });
  if (indicator.kind === "summary")
    return numbered(table, jointIn(exact, numberId(indicator)), { source, indicator });
  return tabulated(table, tableIn(exact, indicator.id));
}

function tableIn({ tables }: ExactSource, indicator: string): Table {
  const table = tables.find(({ indicator: id }) => id === indicator);
  if (table === undefined) throw new RangeError("the engine made no table of an indicator");
  return table;
}

function jointIn({ joints }: ExactSource, id: string): Joint {
  const joint = joints.get(id);
  if (joint === undefined) throw new RangeError("the engine was not asked for a joint");
  return joint;
}

/** Counts of the engine's table; the rest of a universe is the difference of the two. */
function tabulated(table: AskedTable, whole: Table): number[] {
  const rowAt = indexRows(whole.rows);
  const item = table.id.split("/")[1];
  const isItem = item !== undefined && item !== "against";
  const width = whole.dimensions.length - 1;
  return table.blocks.flatMap((block) => {
    const at = (universe: string, codes: readonly string[]) => {
      const own = isItem ? [...codes.slice(0, -1), item, ...codes.slice(-1)] : codes;
      const margin = Array.from({ length: width - own.length }, () => total);
      return rowAt([universe, ...margin, ...own])?.count ?? 0;
    };
    return Array.from({ length: cellsIn(block) }, (_, cell) => {
      const codes = codesAt(block, cell);
      return at(block.universe, codes) - (block.without === null ? 0 : at(block.without, codes));
    });
  });
}

/** Units by exact set of channels, those without channel included. */
export function setsThatOccur(indicator: string, exact: ExactSource): ReadonlyMap<string, number> {
  return new Map(
    tableIn(exact, indicator).rows.flatMap(({ codes, count }) => {
      const set = codes.at(-1) ?? total;
      return set === total || count === 0 ? [] : [[set, count] as const];
    }),
  );
}

/** Units by group, from their sets of channels. */
function grouped(sets: ReadonlyMap<string, number>, { contacts }: Source): number[] {
  const sums = new Map<string, number>();
  for (const [set, count] of sets) {
    const group = groupOfSet(contacts?.channels ?? new Map(), set) ?? unknown;
    sums.set(group, (sums.get(group) ?? 0) + count);
  }
  return groups.map((group) => sums.get(group) ?? 0);
}

function crossed(table: AskedTable, joint: Joint): number[] {
  const [complete] = table.blocks;
  const cells = new Array<number>(cellsOf(table)).fill(0);
  const place = complete === undefined ? null : placeIn(complete);
  for (const { values, count } of joint.rows) {
    const cell = place?.(values.map(String)) ?? cells.length - 1;
    cells[cell] = (cells[cell] ?? 0) + count;
  }
  return cells;
}

/** The cell of a block that holds these codes; null where one of them is none of its. */
function placeIn(block: Block): (codes: readonly string[]) => number | null {
  const ranks = block.dimensions.map(({ codes }) => new Map(codes.map((code, at) => [code, at])));
  return (codes) => {
    let cell = 0;
    for (const [at, rank] of ranks.entries()) {
      const found = rank.get(codes[at] ?? "");
      if (found === undefined) return null;
      cell = cell * rank.size + found;
    }
    return cell;
  };
}

interface OfNumber {
  readonly source: Source;
  readonly indicator: Summary;
}

function numbered(table: AskedTable, joint: Joint, of: OfNumber): number[] {
  const rows = joint.rows.map(({ values: [group, value], count }) => ({
    group: String(group),
    value: typeof value === "number" ? value : null,
    amount: count,
  }));
  return ofNumbers(table, rows, of);
}

/** Counts by bands of a number brought to its range, or sums of its distances to the middle of it. */
function ofNumbers(
  table: AskedTable,
  rows: readonly { readonly group: string; readonly value: number | null; readonly amount: number }[],
  { source, indicator }: OfNumber,
): number[] {
  const cells = new Array<number>(cellsOf(table)).fill(0);
  const [block] = table.blocks;
  const place = block === undefined ? () => null : placeIn(block);
  const isSum = table.measure === "sum";
  for (const { group, value, amount } of rows) {
    if (isSum && value === null) continue;
    const cell = place(isSum ? [group] : [group, bandOf(value, { source, indicator })]);
    if (cell === null) throw new RangeError("a unit in no cell");
    const own = isSum && value !== null ? fromMiddle(value, rangeOf(indicator, source)) : 1;
    cells[cell] = (cells[cell] ?? 0) + own * amount;
  }
  return cells;
}

function bandOf(value: number | null, { source, indicator }: OfNumber): string {
  if (value === null) return unknown;
  if (indicator.bands === null) return "known";
  const { from, to } = rangeOf(indicator, source);
  const inside = Math.min(Math.max(value, from), to);
  return String(indicator.bands.findLast((lower) => lower <= inside) ?? from);
}

/** Distance of a number to the middle of its range, once brought to its bounds and to the grain: in half grains, whole. */
function fromMiddle(value: number, range: ReturnType<typeof rangeOf>): number {
  const { from, to, grain } = range;
  const steps = Math.round((to - from) / grain);
  const step = Math.min(Math.max(Math.round((value - from) / grain), 0), steps);
  return 2 * step - steps;
}

function sumOfRespondents(
  table: AskedTable,
  { columns, rows }: Respondents,
  { source, indicator }: { readonly source: Source; readonly indicator: Indicator },
): number[] {
  const cells = new Array<number>(cellsOf(table)).fill(0);
  let start = 0;
  for (const block of table.blocks) {
    const place = placeIn(block);
    const reads = block.dimensions.map(({ attribute, name }) => columns.indexOf(attribute ?? name));
    const inside = membersOf(block, columns, source);
    for (const { values, weight, count } of rows) {
      if (!inside(values)) continue;
      const number = indicator.kind === "summary" ? values[columns.indexOf(indicator.number)] : undefined;
      const known = number === undefined || number === unknown ? null : Number(number);
      if (table.measure === "sum" && known === null) continue;
      const codes = block.dimensions.map(({ attribute }, at) =>
        attribute === null && indicator.kind === "summary"
          ? bandOf(known, { source, indicator })
          : (values[reads[at] ?? -1] ?? unknown),
      );
      const cell = place(codes);
      if (cell === null) throw new RangeError("a respondent in no cell");
      const own =
        indicator.kind === "summary" && table.measure === "sum" && known !== null
          ? weight * fromMiddle(known, rangeOf(indicator, source))
          : { count: 1, weighted: weight, squares: weight * weight, sum: 0 }[table.measure];
      cells[start + cell] = (cells[start + cell] ?? 0) + own * count;
    }
    start += cellsIn(block);
  }
  return cells;
}

function membersOf(
  block: Block,
  columns: readonly string[],
  source: Source,
): (values: readonly string[]) => boolean {
  const meets = (universe: string) => {
    const where = [...universeOf(source, universe).where].map(([name, codes]) => ({
      at: columns.indexOf(name),
      codes,
    }));
    return (values: readonly string[]) =>
      where.every(({ at, codes }) => codes.includes(values[at] ?? unknown));
  };
  const within = meets(block.universe);
  const without = block.without === null ? () => false : meets(block.without);
  return (values) => within(values) && !without(values);
}
