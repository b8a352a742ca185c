import { type Place, type ProblemCatalogue, type ProblemValues, problemsOf, VigieErrors } from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type HubProblem = keyof typeof fr;

export const hubProblems = {
  fr,
  en,
  refusals: ["hub/agent-pending", "hub/forbidden", "hub/second-factor-needed"],
} satisfies ProblemCatalogue<HubProblem>;

export const problem = problemsOf(hubProblems);

/** @throws {VigieErrors} always */
export function refuse(code: HubProblem, values: ProblemValues = {}, place: Place = {}): never {
  throw new VigieErrors([problem(code, place, values)]);
}
