import { VigieErrors } from "@vigie/words";
import { problem } from "../core/problems.ts";
import type { ShownProblem } from "./page-state.ts";

/** What to show of an error: of one that is no mistake of the person's, its kind alone, which holds no data. */
export function shownProblems(error: unknown): readonly ShownProblem[] {
  if (error instanceof VigieErrors) return error.errors;
  if (isOutOfMemory(error)) return [problem("page/memory-exhausted", {})];
  return [{ defect: error instanceof Error ? error.name : "Error" }];
}

/** Browsers have no error of their own for it: Chromium and Firefox throw a `RangeError` or a trap of WebAssembly. */
function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /out of memory|memory allocation|allocation failed|memory access out of bounds/i.test(error.message);
}
