import { type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type CliProblem = keyof typeof fr;

/** What can be wrong with what is typed, and with the files it names. */
export const cliProblems = {
  fr,
  en,
  refusals: [],
} satisfies ProblemCatalogue<CliProblem>;

export const problem = problemsOf(cliProblems);
