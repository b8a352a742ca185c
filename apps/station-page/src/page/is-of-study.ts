import type { ProblemPlace, ShownProblem } from "./page-state.ts";

/**
 * A mistake of who wrote the study; a version that this page does not know is none. A mapping is read by the rules of study
 * files too: what is wrong with it is shown elsewhere than at the study, and the partner mends it.
 */
export function isOfStudy(place: ProblemPlace, problem: ShownProblem): boolean {
  if (place !== "study" || !("code" in problem)) return false;
  return problem.code.startsWith("study/") && problem.code !== "study/version-newer";
}
