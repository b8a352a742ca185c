import { engineProblems } from "@vigie/engine";
import { inputErrorsOf, problemsOf, type VigieError } from "@vigie/words";
import en from "../../words/problems.en.json" with { type: "json" };
import fr from "../../words/problems.fr.json" with { type: "json" };

export const pageProblems = { fr, en, refusals: [] };

export const problem = problemsOf(pageProblems);
export const inputError = inputErrorsOf(pageProblems);

/** Raised by DuckDB or by the browser. */
export function memoryExhausted(): VigieError {
  return problemsOf(engineProblems)("engine/page-memory-exhausted", {});
}
