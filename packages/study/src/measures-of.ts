import type { Indicator, Source, Text } from "./study.ts";

/** A column that an indicator's table has after `count`: what is estimated of each cell. */
export interface Measure {
  readonly name: string;
  /** Title of the column. */
  readonly label: Text;
}

/** The measures of an indicator's table, in column order; none where units are only counted. */
export function measuresOf(_indicator: Indicator, _source: Source): readonly Measure[] {
  return [];
}
