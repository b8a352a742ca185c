import {
  type DescribedProblem,
  describeProblem,
  type Language,
  languages,
  type VigieErrors,
} from "@vigie/words";
import { accepts } from "hono/accepts";
import { catalogue, type HubContext } from "./request.ts";
import { retryAfter, statusOf } from "./status.ts";

/** Whether programs ask for it: they are answered in JSON, whatever happens. */
export function isApi(path: string): boolean {
  return path.startsWith("/api/");
}

/** The language that a program asks for by `Accept-Language`; French where it asks for none of ours. */
export function languageAsked(context: HubContext): Language {
  const named = accepts(context, {
    header: "Accept-Language",
    supports: [...languages],
    default: "fr",
    match: (asked, { supports, default: other }) =>
      asked
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.slice(0, 2).toLowerCase())
        .find((type) => supports.includes(type)) ?? other,
  });
  return languages.find((language) => language === named) ?? "fr";
}

/** What is wrong, as `Problems` of the OpenAPI document. */
export function answerProblems(context: HubContext, error: VigieErrors): Response {
  const language = languageAsked(context);
  const problems = error.errors.map((one) => written(describeProblem(one, catalogue, language)));
  return context.json({ problems }, statusOf(error), retryAfter(error));
}

/** One problem, as `Problem` of the OpenAPI document. */
export function written({ code, where, what, expected, cure }: DescribedProblem) {
  return { code, where, what, expected, cure };
}
