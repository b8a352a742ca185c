import { bundleProblems } from "@vigie/bundle";
import { engineProblems } from "@vigie/engine";
import { filesProblems } from "@vigie/files";
import { mappingProblems } from "@vigie/mapping";
import { studyProblems } from "@vigie/study";
import { inputErrorsOf, joinedProblems, type ProblemCatalogue, problemsOf } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

/** What stops a partner's run, its data being read or not. */
export const partnerProblems = {
  fr,
  en,
  refusals: ["partner/doubt-not-accepted"],
} satisfies ProblemCatalogue<keyof typeof fr>;

export const partnerProblem = problemsOf(partnerProblems);
export const partnerInputError = inputErrorsOf(partnerProblems);

/** All that a run can raise, wherever it takes place. */
export const runProblems = joinedProblems([
  studyProblems,
  mappingProblems,
  engineProblems,
  filesProblems,
  bundleProblems,
  partnerProblems,
]);
