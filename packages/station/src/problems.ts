import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type StationProblem = keyof typeof fr;

/** What stops a partner's run, its data being read or not. */
export const stationProblems = {
  fr,
  en,
  refusals: [],
} satisfies ProblemCatalogue<StationProblem>;

export const problem = problemsOf(stationProblems);
