import {
  type CountedDimension,
  type CountedTable,
  cellsOfBlock,
  countedDimension,
  plainTables,
} from "../counting/counted-table.ts";
import { isWeighted } from "../counting/survey-measures.ts";
import { kindOf } from "../kinds/index.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";

/** The tables of counts behind one indicator; respondents of a survey with their weights, but where measures leave exact. */
export function countedTables(indicator: Indicator, source: Source): readonly CountedTable[] {
  const kind = kindOf(indicator);
  const tables =
    kind.counted?.(indicator, source) ?? plainTables(indicator, kind.dimensions(indicator), source);
  return kind.surveyed === "nothing" || hasExactMeasures(indicator, source)
    ? tables
    : surveyed(tables, source);
}

/**
 * Cells of the largest crossing that an indicator counts, margins left out: of a model, the combinations of answers. The
 * exact sets of channels are an open list, and make one.
 */
export function interiorCells(indicator: Indicator, source: Source): number {
  const tables = countedTables(indicator, source);
  if (tables.some(({ openList }) => openList)) return 1;
  return Math.max(...tables.flatMap(({ blocks }) => blocks.map(cellsOfBlock)));
}

/**
 * Adds the tables of a weighted survey: the same cells hold respondents, their weights and the squares of these; where respondents
 * were drawn in strata, each stratum apart. Methods, sections 4 and 7.
 */
function surveyed(tables: readonly CountedTable[], source: Source): readonly CountedTable[] {
  if (!isWeighted(source)) return tables;
  return tables.flatMap((table) => {
    // Sets of channels are counted, never weighted: their list holds only those that occur. Models weigh nobody.
    if (table.from === "sets" || table.from === "model") return [table];
    const split = withStrata(table, source);
    if (table.measure !== "count" || !bearsWeights(source)) return [split];
    return [
      split,
      { ...split, id: `${table.id}/weighted`, measure: "weighted" as const },
      { ...split, id: `${table.id}/squares`, measure: "squares" as const },
    ];
  });
}

/** Whether respondents do not all weigh the same. */
export function bearsWeights({ survey }: Pick<Source, "survey">): boolean {
  return survey !== null && (survey.weight !== null || survey.calibration !== null);
}

function withStrata(table: CountedTable, source: Source): CountedTable {
  const strata = source.survey?.strata?.attribute;
  if (strata === undefined) return table;
  const split = (dimensions: readonly CountedDimension[]) =>
    dimensions.some(({ attribute }) => attribute === strata)
      ? dimensions
      : [countedDimension(source, strata), ...dimensions];
  return {
    ...table,
    blocks: table.blocks.map((block) => ({ ...block, dimensions: split(block.dimensions) })),
  };
}

/** Whether the partner computes the measures of an indicator from exact values, and they leave as they are. */
export function hasExactMeasures(indicator: Indicator, source: Source): boolean {
  return kindOf(indicator).isExact?.(source) ?? false;
}

/** Whether its measures would need exact values of persons: they are left out. */
export function areMeasuresWithheld(indicator: Indicator, source: Source): boolean {
  return hasExactMeasures(indicator, source) && source.protects === "persons";
}
