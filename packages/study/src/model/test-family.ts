import type { Text } from "./study.ts";

/** Tests whose p-values are corrected together. */
export interface TestFamily {
  readonly id: string;
  readonly label: Text;
  readonly correction: "holm" | "benjamini_hochberg";
}
