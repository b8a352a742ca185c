import { VigieErrors } from "@vigie/words";
import { isOutOfMemory } from "../core/is-out-of-memory.ts";
import { memoryExhausted } from "../core/problems.ts";
import type { ShownProblem } from "./page-state.ts";

/** The problems to show for an error; a defect of Vigie gives its class alone, which holds no data. */
export function shownProblems(error: unknown): readonly ShownProblem[] {
  if (error instanceof VigieErrors) return error.errors;
  if (isOutOfMemory(error)) return [memoryExhausted()];
  return [{ defect: error instanceof Error ? error.name : "Error" }];
}
