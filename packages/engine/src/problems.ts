import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type EngineProblem = keyof typeof fr;

/** What can be wrong with a mapping, the data it names, or where they are read. */
export const engineProblems = {
  fr,
  en,
  refusals: [
    "engine/nothing-not-accepted",
    "engine/persons-file-unprotected",
    "engine/rho-not-accepted",
    "engine/secret-missing",
    "engine/direct-identifier",
    "engine/comment-identifies",
    "engine/connection-open-to-others",
  ],
} satisfies ProblemCatalogue<EngineProblem>;

export const problem = problemsOf(engineProblems);
export const inputError = inputErrorsOf(engineProblems);
