import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type EngineProblem = keyof typeof fr;

/** What can be wrong with the data that a mapping names, or where they are read. */
export const engineProblems = {
  fr,
  en,
  refusals: ["engine/connection-open-to-others"],
} satisfies ProblemCatalogue<EngineProblem>;

export const engineProblem = problemsOf(engineProblems);
export const engineInputError = inputErrorsOf(engineProblems);
