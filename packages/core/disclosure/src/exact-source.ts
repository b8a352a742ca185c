import type { JointTabulation } from "@vigie/engine";
import { countedTables, type Indicator, isWeighted, type Source } from "@vigie/study";
import type { JointCounts, Table } from "@vigie/table";

/** All that protection reads of one source: exact, and never leaving. */
export interface ExactSource {
  /** Tables of the engine, one per indicator. */
  readonly tables: readonly Table[];
  /** Answers to `countingJoints`, by id; others are passed over. */
  readonly jointCounts: ReadonlyMap<string, JointCounts>;
  /** By indicator of a source that protects nothing: what leaves as it is. */
  readonly measures: ReadonlyMap<string, ExactMeasures>;
  /** Everyone who answered a weighted survey; null for another source. */
  readonly respondents: Respondents | null;
}

/** Numbers given beside the counts of a table that protects nobody. */
export interface ExactMeasures {
  readonly names: readonly string[];
  /** By the key of the codes of a row (`codesKey`). */
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
}

export interface Respondents {
  readonly columns: readonly string[];
  readonly rows: readonly {
    /** One per column: a code, or a number as text; `_U` where unknown. */
    readonly values: readonly string[];
    /** Weight of each respondent, in grains. */
    readonly weight: number;
    readonly count: number;
  }[];
}

/**
 * What to ask of the engine besides the tables of a source of persons: the crossing behind each model, the values of
 * each number summed up, the groups behind each list of sets of channels.
 */
export function jointTabulationsOf(
  source: Source,
  indicators: Iterable<Indicator>,
): readonly JointTabulation[] {
  const hasNumbers = source.protects === "persons" && !isWeighted(source);
  return [...indicators].flatMap((indicator) =>
    indicator.source === source.id
      ? countedTables(indicator, source).flatMap(({ from, measure, blocks: [block], number }) => {
          const { universe } = indicator;
          const columns = (block?.dimensions ?? []).map(({ name }) => name);
          if (from === "model") return [{ id: modelId(indicator.id), universe, columns }];
          return hasNumbers && number !== null && measure === "count"
            ? [{ id: numberId(indicator.id), universe, columns }]
            : [];
        })
      : [],
  );
}

export function modelId(id: string): string {
  return `model ${id}`;
}

export function numberId(id: string): string {
  return `numbers ${id}`;
}
