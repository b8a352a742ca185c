import { partnerProblems } from "@vigie/station";
import {
  type DescribedProblem,
  describeProblem,
  joinedProblems,
  type Language,
  type VigieError,
} from "@vigie/words";
import { pageProblems } from "./problems.ts";

export const readableProblems = joinedProblems([partnerProblems, pageProblems]);

/** What is wrong, where, what was expected and how to mend it in the page. */
export function problemSentences(error: VigieError, language: Language): DescribedProblem {
  return describeProblem(error, readableProblems, language, "page");
}
