import { type ProblemCatalogue, quotingProblemsOf, VigieErrors } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What can be wrong with what is typed, and with the files it names. */
export const cliProblems = { fr, en, refusals: [] } satisfies ProblemCatalogue<keyof typeof fr>;

export const cliProblem = quotingProblemsOf(cliProblems);

/** To throw where a command meets one problem and cannot look for others. */
export function cliInputError(...about: Parameters<typeof cliProblem>): VigieErrors {
  return new VigieErrors([cliProblem(...about)]);
}
