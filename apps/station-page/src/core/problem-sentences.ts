import { bundleProblems } from "@vigie/bundle";
import { engineProblems } from "@vigie/engine";
import { filesProblems, shapesProblems } from "@vigie/files";
import { stationProblems } from "@vigie/station";
import { studyProblems } from "@vigie/study";
import {
  type DescribedProblem,
  describeProblem,
  joinedProblems,
  type Language,
  type VigieError,
} from "@vigie/words";
import { pageProblems } from "./problems.ts";

const catalogue = joinedProblems([
  studyProblems,
  engineProblems,
  filesProblems,
  shapesProblems,
  bundleProblems,
  stationProblems,
  pageProblems,
]);

/** What is wrong, where, what was expected and how to mend it. */
export function problemSentences(error: VigieError, language: Language): DescribedProblem {
  return describeProblem(error, catalogue, language);
}
