import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with the languages of a publication, its logo and its paper. */
export const publicationProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const publicationProblem = problemsOf(publicationProblems);
