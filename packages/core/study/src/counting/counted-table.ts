import { attributeOf, interiorCodes } from "../model/attribute-of.ts";

import type { Source } from "../model/source.ts";
import { areExclusive, isNested } from "../model/universes.ts";

/** What splits a block: one column, and the characteristic that decides its codes. */
export interface CountedDimension {
  /** Name of the column. */
  readonly name: string;
  /** Characteristic of the source, or `group`; null for bands that only this table has. */
  readonly attribute: string | null;
  /** Every code that a unit may hold, never `_T`. */
  readonly codes: readonly string[];
}

/**
 * Units of one universe, and not of another inside it, split along some dimensions: each in one cell. Of a model, the
 * units whose every answer is known are split, and the others are one cell.
 */
export interface CountedBlock {
  readonly universe: string;
  readonly without: string | null;
  readonly part: "all" | "complete" | "incomplete";
  readonly dimensions: readonly CountedDimension[];
}

/** What is added up in the cells of a table: units, their weights, the squares of these, or a number of each unit. */
export type CountedMeasure = "count" | "weighted" | "squares" | "sum";

/** A table of counts that an indicator needs, in which a unit is in one cell at most. Methods, section 7. */
export interface CountedTable {
  /** Name of the table in its source: the indicator, and what follows a slash where the indicator needs several. */
  readonly id: string;
  readonly indicator: string;
  readonly measure: CountedMeasure;
  /** Disjoint. */
  readonly blocks: readonly CountedBlock[];
  /** What the engine counts it from: the indicator's table, the exact sets of channels, the values of a number, the crossing of a model. */
  readonly from: "table" | "sets" | "numbers" | "model";
  /** A list of the sets of channels that occur: its cells are not known beforehand. */
  readonly openList: boolean;
  /** The item of a question of several answers that it counts; null for other questions. */
  readonly item: string | null;
  /** The number that it bands or sums up; null where it does neither. */
  readonly number: { readonly name: string; readonly bands: readonly number[] | null } | null;
}

/** Suffix of the table that a model is fitted on. */
export const modelSuffix = "/model";
/** Suffix of the sums of a number beside the units whose number is known. */
export const sumSuffix = "/sum";

export function countedTable(
  indicator: { readonly id: string },
  blocks: readonly CountedBlock[],
  own: Partial<CountedTable> = {},
): CountedTable {
  return {
    id: indicator.id,
    indicator: indicator.id,
    measure: "count",
    blocks,
    from: "table",
    openList: false,
    item: null,
    number: null,
    ...own,
  };
}

export function countedDimension(source: Source, name: string): CountedDimension {
  return { name, attribute: name, codes: interiorCodes(source, name) };
}

/** All the units of a universe, split along dimensions. */
export function wholeBlock(universe: string, dimensions: readonly CountedDimension[]): CountedBlock {
  return { universe, without: null, part: "all", dimensions };
}

interface Compared {
  readonly id: string;
  readonly universe: string;
  readonly against: string | null;
}

/**
 * Counts along dimensions, and along the last of them in the universe compared with: nested universes are the inner one and
 * the rest, those without common units stand in one table.
 */
export function plainTables(
  indicator: Compared,
  names: readonly string[],
  source: Source,
): readonly CountedTable[] {
  const { id, universe, against } = indicator;
  const dimensions = names.map((name) => countedDimension(source, name));
  const own = wholeBlock(universe, dimensions);
  if (against === null) return [countedTable(indicator, [own])];
  const other = wholeBlock(against, dimensions.slice(-1));
  if (isNested(source, universe, against))
    return [countedTable(indicator, [own, { ...other, without: universe }])];
  if (areExclusive(source, universe, against)) return [countedTable(indicator, [own, other])];
  return [countedTable(indicator, [own]), countedTable(indicator, [other], { id: `${id}/against` })];
}

/** Codes that say a value. */
export function answersOf(source: Source, dimension: string): readonly string[] {
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return codes.flatMap(({ code, missing }) => (missing === null ? [code] : []));
}

/** Interior cells of a block, in row-major order of its dimensions' codes: 1 where it has none. */
export function cellsOfBlock({ dimensions }: Pick<CountedBlock, "dimensions">): number {
  return dimensions.reduce((product, { codes }) => product * codes.length, 1);
}

/** Interior cells of a table, its blocks one after the other. */
export function cellsOfTable({ blocks }: Pick<CountedTable, "blocks">): number {
  return blocks.reduce((sum, block) => sum + cellsOfBlock(block), 0);
}

/** The codes of one cell of a block, one per dimension. */
export function codesAt({ dimensions }: CountedBlock, cell: number): readonly string[] {
  const found = new Array<string>(dimensions.length);
  let rest = cell;
  for (let at = dimensions.length - 1; at >= 0; at--) {
    const { codes = [] } = dimensions[at] ?? {};
    found[at] = codes[rest % codes.length] ?? "";
    rest = Math.floor(rest / codes.length);
  }
  return found;
}
