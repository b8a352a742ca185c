import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type FictionProblem = keyof typeof fr;

/** What can be wrong with `fiction.yaml`. */
export const fictionProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<FictionProblem>;

export const fictionProblem = problemsOf(fictionProblems);
export const fictionInputError = inputErrorsOf(fictionProblems);
