import { inputErrorsOf, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with a file of a known shape. */
export const shapesProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const shapesProblem = problemsOf(shapesProblems);
export const shapesInputError = inputErrorsOf(shapesProblems);
