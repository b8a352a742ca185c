/** Name of the official populations, which are known when the diagnostic is assembled only. */
import type { Text } from "./text.ts";
export const referencePopulations = "reference";

export interface PopulationList {
  readonly id: string;
  readonly label: Text;
  readonly source: Text;
  /** Null where its source does not say it. */
  readonly year: number | null;
  /** By code of territory, whatever the level: codes differ from one to another. */
  readonly inhabitants: ReadonlyMap<string, number>;
  /** Of all of them together; null where it is the sum. */
  readonly total: number | null;
}
