import {
  type Association,
  attributeOf,
  dimensionsOf,
  type Indicator,
  isWeighted,
  type Mentions,
  type Source,
  type Summary,
} from "@vigie/study";
import { unknown } from "@vigie/table";
import { interiorCodes } from "./coarsening.ts";
import { areExclusive, isNested } from "./universes.ts";

/** What splits a block: one column, and the characteristic that decides its codes. */
export interface PlannedDimension {
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
export interface Block {
  readonly universe: string;
  readonly without: string | null;
  readonly part: "all" | "complete" | "incomplete";
  readonly dimensions: readonly PlannedDimension[];
}

/** What is added up in the cells of a table: units, their weights, the squares of these, or a number of each unit. */
export type CountedMeasure = "count" | "weighted" | "squares" | "sum";

/** Counts that an indicator needs, before any is found to be sums of others. */
export interface AskedTable {
  /** Of the source: the indicator, and what follows a slash where the indicator needs several. */
  readonly id: string;
  readonly indicator: string;
  readonly measure: CountedMeasure;
  /** Disjoint. */
  readonly blocks: readonly Block[];
  /** A list of the sets of channels that occur: its cells are not known beforehand. */
  readonly openList: boolean;
}

/** Suffix of the table that a model is fitted on. */
export const modelSuffix = "/model";
/** Suffix of the sums of a number beside the units whose number is known. */
export const sumSuffix = "/sum";

/**
 * The tables of counts behind one indicator. In each a unit is in one cell at most: nested universes are the inner one
 * and the rest; each item of a question with several answers is a table, and so is each sum. Methods, section 7.
 */
export function askedTables(indicator: Indicator, source: Source): readonly AskedTable[] {
  switch (indicator.kind) {
    case "multiple":
      return surveyed(itemTables(indicator, source), source);
    case "summary":
      return surveyed(summaryTables(indicator, source), source);
    case "association":
      return [...surveyed(plainTables(indicator, source), source), ...modelTables(indicator, source)];
    case "agreement":
      // Ratings are compared, not estimated for a population: their weights would be drawn for nobody.
      return plainTables(indicator, source);
    default:
      // Sets of channels are counted, never weighted: their list holds only those that occur.
      if (dimensionsOf(indicator).includes("subgroup")) return openTables(indicator, source);
      return surveyed(plainTables(indicator, source), source);
  }
}

function planned(source: Source, name: string): PlannedDimension {
  return { name, attribute: name, codes: interiorCodes(source, name) };
}

function tableOf(indicator: Indicator, id: string, blocks: readonly Block[]): AskedTable {
  return { id, indicator: indicator.id, measure: "count", blocks, openList: false };
}

function plainTables(indicator: Indicator, source: Source): readonly AskedTable[] {
  const { id, universe, against } = indicator;
  const dimensions = dimensionsOf(indicator).map((name) => planned(source, name));
  const last = dimensions.slice(-1);
  const own: Block = { universe, without: null, part: "all", dimensions };
  if (against === null) return [tableOf(indicator, id, [own])];
  const other: Block = { universe: against, without: null, part: "all", dimensions: last };
  if (isNested(source, universe, against))
    return [tableOf(indicator, id, [own, { ...other, without: universe }])];
  if (areExclusive(source, universe, against)) return [tableOf(indicator, id, [own, other])];
  return [tableOf(indicator, id, [own]), tableOf(indicator, `${id}/against`, [other])];
}

/** The sets that occur, and the groups that the others are gathered in. */
function openTables(indicator: Indicator, source: Source): readonly AskedTable[] {
  const { id, universe } = indicator;
  const own: Block = { universe, without: null, part: "all", dimensions: [] };
  return [
    { ...tableOf(indicator, id, [own]), openList: true },
    tableOf(indicator, `${id}/groups`, [{ ...own, dimensions: [planned(source, "group")] }]),
  ];
}

function itemTables(indicator: Mentions, source: Source): readonly AskedTable[] {
  const { id, universe, by } = indicator;
  const split = by === null ? [] : [planned(source, by)];
  const items = source.multiples.get(indicator.of)?.items ?? new Map<string, string>();
  return [...items].map(([item, flag]) => {
    const answer = { ...planned(source, flag), name: "answer" };
    return tableOf(indicator, `${id}/${item}`, [
      { universe, without: null, part: "all", dimensions: [...split, answer] },
    ]);
  });
}

/** A median is read from counts by bands; a mean, from a sum beside the number of units whose number is known. */
function summaryTables(indicator: Summary, source: Source): readonly AskedTable[] {
  const { id, universe, bands, statistic } = indicator;
  const group = planned(source, indicator.of);
  const codes = [...(bands === null ? ["known"] : bands.map(String)), unknown];
  const number: PlannedDimension = { name: indicator.number, attribute: null, codes };
  const block: Block = { universe, without: null, part: "all", dimensions: [group, number] };
  const counts = tableOf(indicator, id, [block]);
  if (statistic === "median") return [counts];
  return [
    counts,
    { ...tableOf(indicator, `${id}${sumSuffix}`, [{ ...block, dimensions: [group] }]), measure: "sum" },
  ];
}

/** Units whose characteristic, outcome and every adjusting characteristic are known, crossed; the others, together. */
function modelTables(indicator: Association, source: Source): readonly AskedTable[] {
  if (indicator.adjust.size === 0) return [];
  const { universe } = indicator;
  const dimensions = modelColumns(indicator).map((name) => ({
    ...planned(source, name),
    codes: answersOf(source, name),
  }));
  const block = { universe, without: null, dimensions } as const;
  return [
    tableOf(indicator, `${indicator.id}${modelSuffix}`, [
      { ...block, part: "complete" },
      { ...block, part: "incomplete", dimensions: [] },
    ]),
  ];
}

/** The columns of the table that a model is fitted on, after `universe`. */
export function modelColumns({ of, outcome, adjust }: Association): readonly string[] {
  return [...new Set([of, outcome.attribute, ...adjust.keys()])];
}

/** Codes that say a value. */
export function answersOf(source: Source, dimension: string): readonly string[] {
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return codes.flatMap(({ code, missing }) => (missing === null ? [code] : []));
}

/**
 * Of a weighted survey, the same cells hold respondents, their weights and the squares of these; where respondents
 * were drawn in strata, each stratum apart. Methods, sections 4 and 7.
 */
function surveyed(tables: readonly AskedTable[], source: Source): readonly AskedTable[] {
  if (!isWeighted(source)) return tables;
  const strata = source.survey?.strata?.attribute;
  const split = tables.map((table) => ({
    ...table,
    blocks: table.blocks.map((block) => ({
      ...block,
      dimensions: strata === undefined ? block.dimensions : withStratum(block.dimensions, source, strata),
    })),
  }));
  return split.flatMap((table) =>
    table.measure === "count" && bearsWeights(source)
      ? [
          table,
          { ...table, id: `${table.id}/weighted`, measure: "weighted" as const },
          { ...table, id: `${table.id}/squares`, measure: "squares" as const },
        ]
      : [table],
  );
}

/** Whether respondents do not all weigh the same. */
export function bearsWeights({ survey }: Pick<Source, "survey">): boolean {
  return survey !== null && (survey.weight !== null || survey.calibration !== null);
}

function withStratum(
  dimensions: readonly PlannedDimension[],
  source: Source,
  strata: string,
): readonly PlannedDimension[] {
  if (dimensions.some(({ attribute }) => attribute === strata)) return dimensions;
  return [planned(source, strata), ...dimensions];
}
