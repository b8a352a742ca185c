import { VigieErrors } from "@vigie/words";
import { isOutOfMemory } from "../core/is-out-of-memory.ts";
import { memoryExhausted } from "../core/problems.ts";
import type { ShownProblem } from "./page-state.ts";

/** What to show of an error: of one that is not a mistake of the person's, its kind alone, which holds no data. */
export function shownProblems(error: unknown): readonly ShownProblem[] {
  if (error instanceof VigieErrors) return error.errors;
  if (isOutOfMemory(error)) return [memoryExhausted()];
  return [{ defect: error instanceof Error ? error.name : "Error" }];
}
