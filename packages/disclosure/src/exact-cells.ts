import {
  type Block,
  type CountedTable,
  cellsIn,
  cellsOf,
  type NumberRange,
  type Source,
  universeOf,
} from "@vigie/study";
import { groupOfSet, groups, indexRows, type Joint, type Table, total, unknown } from "@vigie/table";
import { type ExactSource, modelId, numberId, type Respondents } from "./exact-source.ts";
import { codesAt } from "./plan/cells.ts";
import { rangeOf } from "./plan/counting-plan.ts";

/**
 * The exact value of each cell of a table, in grains, in the order of its cells.
 * @throws {RangeError} when the engine was not asked for what the table needs
 */
export function exactCells(table: CountedTable, source: Source, exact: ExactSource): number[] {
  if (table.from === "model") return crossed(table, jointIn(exact, modelId(table.indicator)));
  if (table.from === "sets") return grouped(setsThatOccur(table.indicator, exact), source);
  if (exact.respondents !== null) return sumOfRespondents(table, exact.respondents, source);
  if (table.number !== null) return numbered(table, jointIn(exact, numberId(table.indicator)), source);
  return tabulated(table, tableIn(exact, table.indicator));
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
function tabulated(table: CountedTable, whole: Table): number[] {
  const rowAt = indexRows(whole.rows);
  const { item } = table;
  const width = whole.dimensions.length - 1;
  return table.blocks.flatMap((block) => {
    const at = (universe: string, codes: readonly string[]) => {
      const own = item === null ? codes : [...codes.slice(0, -1), item, ...codes.slice(-1)];
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

function crossed(table: CountedTable, joint: Joint): number[] {
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

/** Counts by bands of a number brought to its range, or sums of its distances to the middle of it. */
function numbered(table: CountedTable, joint: Joint, source: Source): number[] {
  const cells = new Array<number>(cellsOf(table)).fill(0);
  const [block] = table.blocks;
  const place = block === undefined ? () => null : placeIn(block);
  const isSum = table.measure === "sum";
  for (const { values, count } of joint.rows) {
    const [group, written] = values;
    const value = typeof written === "number" ? written : null;
    if (isSum && value === null) continue;
    const cell = place(isSum ? [String(group)] : [String(group), bandOf(value, table, source)]);
    if (cell === null) throw new RangeError("a unit in no cell");
    const own = isSum && value !== null ? fromMiddle(value, rangeOf(table, source)) : 1;
    cells[cell] = (cells[cell] ?? 0) + own * count;
  }
  return cells;
}

function bandOf(value: number | null, table: CountedTable, source: Source): string {
  if (value === null) return unknown;
  const bands = table.number?.bands ?? null;
  if (bands === null) return "known";
  const { from, to } = rangeOf(table, source);
  const inside = Math.min(Math.max(value, from), to);
  return String(bands.findLast((lower) => lower <= inside) ?? from);
}

/** Distance of a number to the middle of its range, once brought to its bounds and to the grain: in half grains, whole. */
function fromMiddle(value: number, { from, to, grain }: NumberRange): number {
  const steps = Math.round((to - from) / grain);
  const step = Math.min(Math.max(Math.round((value - from) / grain), 0), steps);
  return 2 * step - steps;
}

function sumOfRespondents(table: CountedTable, { columns, rows }: Respondents, source: Source): number[] {
  const cells = new Array<number>(cellsOf(table)).fill(0);
  const numberAt = table.number === null ? -1 : columns.indexOf(table.number.name);
  let start = 0;
  for (const block of table.blocks) {
    const place = placeIn(block);
    const reads = block.dimensions.map(({ attribute, name }) => columns.indexOf(attribute ?? name));
    const inside = isMember(block, columns, source);
    for (const { values, weight, count } of rows) {
      if (!inside(values)) continue;
      const number = values[numberAt];
      const known = number === undefined || number === unknown ? null : Number(number);
      if (table.measure === "sum" && known === null) continue;
      const codes = block.dimensions.map(({ attribute }, at) =>
        attribute === null ? bandOf(known, table, source) : (values[reads[at] ?? -1] ?? unknown),
      );
      const cell = place(codes);
      if (cell === null) throw new RangeError("a respondent in no cell");
      const own =
        table.measure === "sum" && known !== null
          ? weight * fromMiddle(known, rangeOf(table, source))
          : { count: 1, weighted: weight, squares: weight * weight, sum: 0 }[table.measure];
      cells[start + cell] = (cells[start + cell] ?? 0) + own * count;
    }
    start += cellsIn(block);
  }
  return cells;
}

function isMember(
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
