import type { Source } from "@vigie/study";
import type { Uncertainty } from "../infer/noise-evidence.ts";

/** What makes the shares of a source uncertain: noise alone where the study reads its source as a whole population. */
export function uncertaintyOf({ inferenceTarget }: Pick<Source, "inferenceTarget">): Uncertainty {
  return inferenceTarget === null ? "noise" : "sampling";
}
