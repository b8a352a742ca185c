import {
  bearsWeights,
  type CountedTable,
  cellsOfTable,
  countedTables,
  dimensionsOf,
  hasExactMeasures,
  type Indicator,
  impossibleIn,
  isNested,
  type NumberRange,
  type PossibleCells,
  type Source,
  type Study,
  splitsAlong,
} from "@vigie/study";
import { add, divide, type Fraction, fraction, fractionOf, multiply } from "../noise/fraction.ts";
import { greatestCompatibleWeight } from "./compatible-weight.ts";

/** A table whose every cell is drawn. */
export interface DrawnTable extends CountedTable {
  /** Part of the source's budget that it asks for, against the other tables. */
  readonly weight: Fraction;
  /** Its part of the budget. */
  readonly rho: Fraction;
  /** Variance of the noise, in squared grains. */
  readonly variance: Fraction;
  /** What one unit of a cell's value stands for: 1 for counts. */
  readonly grain: Fraction;
}

/** A drawn table with the cells of it that some unit may be in. */
export type PossibleTable = DrawnTable & PossibleCells;

/** All that one source lets out, and with which noise. */
export interface CountingPlan {
  readonly source: string;
  readonly rho: Fraction;
  /** Greatest sum of the weights of drawn tables that can count one unit. */
  readonly contributions: Fraction;
  readonly tables: readonly DrawnTable[];
  /** Tables requested that are sums of one drawn, by id. */
  readonly sums: ReadonlyMap<string, { readonly table: CountedTable; readonly of: string }>;
}

/**
 * What is drawn of a source, from the study alone: tables that are sums of others are not drawn, and the budget goes to
 * the others by weight. In a table of share rho, two cells move by one where one unit's whole record is replaced: the
 * noise has variance 1 / rho. Methods, section 7, points 2, 3, 12 and 13.
 * @param rho of the whole source
 * @see Bun & Steinke (2016), Proposition 1.6; Canonne, Kamath & Steinke (2020), Theorem 4
 */
export function countingPlan(study: Study, source: Source, rho: Fraction): CountingPlan {
  const isUnprotected = source.protects === "nothing";
  const requested = [...study.indicators.values()]
    .filter(
      (indicator) => indicator.source === source.id && !(isUnprotected && leavesAsCounted(indicator, source)),
    )
    .flatMap((indicator) => countedTables(indicator, source));
  const sums = isUnprotected ? new Map<string, never>() : sumsAmong(requested, source);
  const drawn = requested.filter(({ id }) => !sums.has(id));
  const weights = weightsOf(drawn, sums, study.indicators);
  const contributions = greatestCompatibleWeight(source, weightByUniverse(drawn, weights, source));
  const rows = fraction(BigInt(rowsOfPerson(source)) ** 2n);
  const tables = drawn.map((table): DrawnTable => {
    const weight = weights.get(table.id) ?? fraction(1n);
    const share = divide(multiply(rho, weight), contributions);
    const variance = isUnprotected
      ? fraction(0n)
      : divide(multiply(halfSquaredSensitivity(table, source), rows), share);
    return { ...table, weight, rho: share, grain: grainOf(table, source), variance };
  });
  return { source: source.id, rho, contributions, sums, tables };
}

/** Rows of one person that the noise covers: one where the study does not declare how many there may be. */
export function rowsOfPerson({ rowsPerPerson }: Pick<Source, "rowsPerPerson">): number {
  return rowsPerPerson ?? 1;
}

/** Tables that leave as the engine made them where nobody is protected: with exact measures, or a list of sets. */
export function leavesAsCounted(indicator: Indicator, source: Source): boolean {
  return hasExactMeasures(indicator, source) || dimensionsOf(indicator).includes("subgroup");
}

/** The drawn tables of a plan, with the cells that no unit of the source can be in. */
export function possibleTables({ tables }: CountingPlan, source: Source): readonly PossibleTable[] {
  return tables.map((table) => ({ ...table, impossible: impossibleIn(table, source) }));
}

/**
 * Each table that is sums of another, with the smallest one that it is read from. Counts of which weights are asked for too
 * are read from such counts only: the cells of both are then the same ones.
 */
function sumsAmong(requested: readonly CountedTable[], source: Source): CountingPlan["sums"] {
  const ids = new Set(requested.map(({ id }) => id));
  const bears = ({ id }: CountedTable) => ids.has(`${id}/weighted`);
  const isReadFrom = (table: CountedTable, other: CountedTable) =>
    other !== table && isSumOf(table, other, source) && (bears(other) || !bears(table));
  // Among tables that say the same, the first is drawn.
  const isDrawn = (table: CountedTable, at: number) =>
    !requested.some((other, place) => isReadFrom(table, other) && (place < at || !isReadFrom(other, table)));
  const drawn = requested.filter(isDrawn).toSorted((a, b) => cellsOfTable(a) - cellsOfTable(b));
  return new Map(
    requested.flatMap((table) => {
      const of = drawn.includes(table) ? undefined : drawn.find((other) => isReadFrom(table, other));
      return of === undefined ? [] : [[table.id, { table, of: of.id }] as const];
    }),
  );
}

/** Whether every cell of a table is a sum of cells of another, as the study alone proves it. */
function isSumOf(table: CountedTable, finer: CountedTable, source: Source): boolean {
  return (
    table.measure === finer.measure &&
    table.measure !== "sum" &&
    !table.openList &&
    !finer.openList &&
    table.blocks.every(({ universe, without, part, dimensions }) =>
      finer.blocks.some(
        (block) =>
          block.universe === universe &&
          block.without === without &&
          block.part === part &&
          part === "all" &&
          dimensions.every((dimension) => splitsAlong(block, source, dimension)),
      ),
    )
  );
}

/** A table weighs as the heaviest indicator that is read from it. */
function weightsOf(
  drawn: readonly CountedTable[],
  sums: CountingPlan["sums"],
  indicators: Study["indicators"],
): ReadonlyMap<string, Fraction> {
  const weightOf = (indicator: string) => indicators.get(indicator)?.weight ?? 1;
  return new Map(
    drawn.map(({ id, indicator }) => {
      const read = [...sums.values()].filter(({ of }) => of === id);
      return [
        id,
        fractionOf(Math.max(weightOf(indicator), ...read.map(({ table }) => weightOf(table.indicator)))),
      ] as const;
    }),
  );
}

/** The universe that a table counts units of: the widest of its blocks, or each of them. */
function weightByUniverse(
  drawn: readonly CountedTable[],
  weights: ReadonlyMap<string, Fraction>,
  source: Source,
): ReadonlyMap<string, Fraction> {
  const found = new Map<string, Fraction>();
  for (const { id, blocks } of drawn) {
    const universes = [...new Set(blocks.map(({ universe }) => universe))];
    const isInside = (one: string, other: string) => isNested(source, one, other);
    // The first of two names of the same units stands for both.
    const widest = universes.filter((one, at) =>
      universes.every(
        (other, position) =>
          other === one || !isInside(one, other) || (at < position && isInside(other, one)),
      ),
    );
    for (const universe of widest)
      found.set(universe, add(found.get(universe) ?? fraction(0n), weights.get(id) ?? fraction(0n)));
  }
  return found;
}

/** Half the greatest sum of squares, over the cells, of what replacing one unit changes, in grains. */
function halfSquaredSensitivity(table: CountedTable, source: Source): Fraction {
  const greatest = divide(greatestWeight(source), weightGrain(source));
  const squared = multiply(greatest, greatest);
  if (table.measure === "count") return fraction(1n);
  if (table.measure === "weighted") return squared;
  if (table.measure === "squares") return multiply(squared, squared);
  const { from, to, grain } = rangeOf(table, source);
  const width = divide(add(fractionOf(to), fractionOf(-from)), divide(fractionOf(grain), fraction(2n)));
  return multiply(divide(multiply(width, width), fraction(2n)), squared);
}

function grainOf(table: CountedTable, source: Source): Fraction {
  const grain = weightGrain(source);
  if (table.measure === "count") return fraction(1n);
  if (table.measure === "weighted") return grain;
  if (table.measure === "squares") return multiply(grain, grain);
  // Distances to the middle are whole numbers of half grains.
  return multiply(divide(fractionOf(rangeOf(table, source).grain), fraction(2n)), grain);
}

/** 1 where respondents bear no weight. */
function weightGrain(source: Source): Fraction {
  return fractionOf(bearsWeights(source) ? (source.survey?.weightGrain ?? 1) : 1);
}

/** @throws {RangeError} when weights have no declared maximum: the study was not checked */
function greatestWeight(source: Source): Fraction {
  const { survey } = source;
  if (survey === null || !bearsWeights(source)) return fraction(1n);
  if (survey.weightMax === null) throw new RangeError("weights without a greatest one");
  return fractionOf(survey.weightMax);
}

/** @throws {RangeError} when the table bands or sums up no number that has a range: the study was not checked */
export function rangeOf({ number }: Pick<CountedTable, "number">, { attributes }: Source): NumberRange {
  const range = attributes.get(number?.name ?? "")?.range;
  if (range === undefined) throw new RangeError("a number without a range");
  return range;
}
