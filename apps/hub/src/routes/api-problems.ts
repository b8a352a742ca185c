import { type DescribedProblem, describeProblem, type VigieErrors } from "@vigie/words";
import { catalogue, type HubContext } from "./request.ts";
import { retryAfter, statusOf } from "./status.ts";

/** Whether programs ask for it: they are answered in JSON, whatever happens. */
export function isApi(path: string): boolean {
  return path.startsWith("/api/");
}

/** What is wrong, as `Problems` of the OpenAPI document, in French. */
export function answerProblems(context: HubContext, error: VigieErrors): Response {
  const problems = error.errors.map((one) => written(describeProblem(one, catalogue, "fr")));
  return context.json({ problems }, statusOf(error), retryAfter(error)) as Response;
}

/** One problem, as `Problem` of the OpenAPI document. */
export function written({ code, where, what, expected, cure }: DescribedProblem) {
  return { code, where, what, expected, cure };
}
