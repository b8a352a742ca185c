import type { Text } from "./study.ts";

/** A column that an indicator's table has after `count`: what is estimated of each cell. */
export interface Measure {
  readonly name: string;
  /** Title of the column. */
  readonly label: Text;
}
