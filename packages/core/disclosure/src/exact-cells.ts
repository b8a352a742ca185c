import {
  type CountedBlock,
  type CountedTable,
  cellsOfTable,
  type NumberRange,
  type Source,
  universeOf,
} from "@vigie/study";
import { countsByCodes, groupOfSet, type JointCounts, type Table, total, unknown } from "@vigie/table";
import { type ExactSource, modelId, numberId } from "./exact-source.ts";
import { rangeOf } from "./plan/counting-plan.ts";

/**
 * The exact value of each cell of a table, in grains, in the order of its cells.
 * @throws {RangeError} when the engine was not asked for what the table needs
 */
export function exactCells(table: CountedTable, source: Source, exact: ExactSource): number[] {
  const { indicator, from, number } = table;
  if (from === "sets") return grouped(occurringSets(indicator, exact), table, source);
  if (from === "model") return summedRecords(table, source, jointCountsIn(exact, modelId(indicator)));
  if (exact.respondents !== null) return summedRecords(table, source, exact.respondents);
  if (number !== null) return summedRecords(table, source, jointCountsIn(exact, numberId(indicator)));
  return tabulated(table, tableIn(exact, indicator));
}

function tableIn({ tables }: ExactSource, indicator: string): Table {
  const table = tables.find(({ indicator: id }) => id === indicator);
  if (table === undefined) throw new RangeError("the engine made no table of an indicator");
  return table;
}

function jointCountsIn({ jointCounts }: ExactSource, id: string): JointCounts {
  const counts = jointCounts.get(id);
  if (counts === undefined) throw new RangeError("the engine was not asked for these joint counts");
  return counts;
}

/** Counts of the engine's table; the rest of a universe is the difference of the two. */
function tabulated({ item, blocks }: CountedTable, whole: Table): number[] {
  const countsAt = countsByCodes(whole);
  const width = whole.dimensions.length - 1;
  return blocks.flatMap(({ universe, without, dimensions }) => {
    const codes = dimensions.map((dimension) => dimension.codes);
    const dimensionCodes = item === null ? codes : [...codes.slice(0, -1), [item], ...codes.slice(-1)];
    const margin = Array.from({ length: width - dimensionCodes.length }, () => [total]);
    const counts = countsAt([[universe], ...margin, ...dimensionCodes]);
    if (without === null) return counts;
    const inside = countsAt([[without], ...margin, ...dimensionCodes]);
    return counts.map((count, cell) => count - (inside[cell] ?? 0));
  });
}

/** Units by exact set of channels, those without channel included. */
export function occurringSets(indicator: string, exact: ExactSource): ReadonlyMap<string, number> {
  return new Map(
    tableIn(exact, indicator).rows.flatMap(({ codes, count }) => {
      const set = codes.at(-1) ?? total;
      return set === total || count === 0 ? [] : [[set, count] as const];
    }),
  );
}

/** Units by group, from their sets of channels. */
function grouped(
  sets: ReadonlyMap<string, number>,
  { blocks }: CountedTable,
  { contacts }: Source,
): number[] {
  const sums = new Map<string, number>();
  for (const [set, count] of sets) {
    const group = groupOfSet(contacts?.channels ?? new Map(), set) ?? unknown;
    sums.set(group, (sums.get(group) ?? 0) + count);
  }
  const groups = blocks.flatMap(({ dimensions: [group] }) => group?.codes ?? []);
  return groups.map((group) => sums.get(group) ?? 0);
}

type Values = JointCounts["rows"][number]["values"];

/** Units of the universe of a table, or respondents of every universe with their weight in grains. */
interface Records {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly values: Values; readonly weight?: number; readonly count: number }[];
}

/** Counts, weights or distances to the middle of a range: each unit in the first block of its own that has a cell for it. */
function summedRecords(table: CountedTable, source: Source, { columns, rows }: Records): number[] {
  const { measure, number, blocks } = table;
  const cells = new Array<number>(cellsOfTable(table)).fill(0);
  const numberAt = columns.indexOf(number?.name ?? "");
  const starts = blocks.map((_, at) => cellsOfTable({ blocks: blocks.slice(0, at) }));
  const places = blocks.map((block) => placeIn(block, columns, source));
  for (const { values, weight, count } of rows) {
    const known = numberIn(values[numberAt]);
    if (measure === "sum" && known === null) continue;
    const band = number === null ? unknown : bandOf(known, table, source);
    const inBlocks = places.map((place) =>
      weight !== undefined && !place.isInside(values) ? null : place.of(values, band),
    );
    const block = inBlocks.findIndex((place) => place !== null && place >= 0);
    if (block < 0 && inBlocks.every((place) => place === null)) continue;
    if (block < 0) throw new RangeError("a unit in no cell");
    const cell = (starts[block] ?? 0) + (inBlocks[block] ?? 0);
    const unitWeight = weight ?? 1;
    const added = { count: 1, weighted: unitWeight, squares: unitWeight * unitWeight, sum: 0 }[measure];
    const distance = measure === "sum" ? unitWeight * fromMiddle(known ?? 0, rangeOf(table, source)) : 0;
    cells[cell] = (cells[cell] ?? 0) + (added + distance) * count;
  }
  return cells;
}

/** Whether a unit is in the universe of a block, and the cell of the block that holds its codes, NaN where none does. */
function placeIn({ universe, dimensions }: CountedBlock, columns: readonly string[], source: Source) {
  const conditions = [...universeOf(source, universe).where].map(([name, codes]) => ({
    at: columns.indexOf(name),
    codes,
  }));
  const ranks = dimensions.map(({ attribute, codes }) => ({
    at: attribute === null ? -1 : columns.indexOf(attribute),
    rank: new Map(codes.map((code, position) => [code, position])),
  }));
  const codeAt = (values: Values, at: number) => String(values[at] ?? unknown);
  return {
    isInside: (values: Values) => conditions.every(({ at, codes }) => codes.includes(codeAt(values, at))),
    of: (values: Values, band: string): number =>
      ranks.reduce((place, { at, rank }) => {
        const code = at < 0 ? band : codeAt(values, at);
        return place * rank.size + (rank.get(code) ?? Number.NaN);
      }, 0),
  };
}

function numberIn(value: Values[number] | undefined): number | null {
  return value === undefined || value === null || value === unknown ? null : Number(value);
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
