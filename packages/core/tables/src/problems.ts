import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with bundles and editions put together. */
export const tablesProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const tablesProblem = problemsOf(tablesProblems);
