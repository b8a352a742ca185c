import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with the texts of a study. */
export const studyTextProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const studyTextProblem = problemsOf(studyTextProblems);
