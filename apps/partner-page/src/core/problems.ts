import { engineProblems } from "@vigie/engine";
import { inputErrorsOf, problemsOf, VigieError } from "@vigie/words";
import en from "../../words/problems.en.json" with { type: "json" };
import fr from "../../words/problems.fr.json" with { type: "json" };

export const pageProblems = { fr, en, refusals: [] };

export const partnerPageProblem = problemsOf(pageProblems);
export const pageInputError = inputErrorsOf(pageProblems);

/** Raised by DuckDB or by the browser. */
export function memoryExhausted(): VigieError {
  return problemsOf(engineProblems)("engine/page-memory-exhausted", {});
}

/** Browsers have no error class for it: it is recognised by the message of a `RangeError` or of a trap of WebAssembly. */
export function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error &&
    /out of memory|allocation (?:failed|size)|memory allocation|could not allocate|memory access out of bounds|invalid (?:array|string) length/i.test(
      error.message,
    )
  );
}

/** A problem as plain data: messages between workers keep no class. */
export type PlainProblem = Pick<VigieError, "code" | "place" | "values">;

export function plainProblem({ code, place, values }: VigieError): PlainProblem {
  return { code, place, values };
}

export function revivedProblem({ code, place, values }: PlainProblem): VigieError {
  return new VigieError(code, place, values);
}
