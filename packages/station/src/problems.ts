import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What stops a partner's run, its data being read or not. */
export const stationProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const problem = problemsOf(stationProblems);
