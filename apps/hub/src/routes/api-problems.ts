import type { Markup } from "@vigie/documents";
import {
  type DescribedProblem,
  describeProblem,
  isRefusal,
  type Language,
  languages,
  type VigieErrors,
} from "@vigie/words";
import { accepts } from "hono/accepts";
import type { HubMessages } from "../messages.ts";
import { problemItems } from "../pages/view.ts";
import { deserializedErrors, type HubProblem, type SerializedProblem } from "../problems.ts";
import { type HubContext, hubCatalogue } from "./request.ts";

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
  const problems = error.errors.map((one) => apiProblem(describeProblem(one, hubCatalogue, language)));
  return context.json({ problems }, statusOf(error), retryAfter(error));
}

/** One problem, as `Problem` of the OpenAPI document. */
export function apiProblem({ code, where, what, expected, cure }: DescribedProblem) {
  return { code, where, what, expected, cure };
}

type Status = 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

const statuses: Readonly<Partial<Record<HubProblem, Status>>> = {
  "hub/form-unreadable": 400,
  "hub/absent": 404,
  "hub/method-absent": 405,
  "hub/upload-silent": 408,
  "hub/upload-twice": 429,
  "hub/sign-in-needed": 401,
  "hub/sign-in-again": 401,
  "hub/request-unsigned": 401,
  "hub/content-type": 415,
  "hub/too-many-attempts": 429,
  "hub/too-many-requests": 429,
  "hub/file-too-large": 413,
  "hub/fault": 500,
  "hub/key-without-account": 403,
  "hub/partner-of-another": 403,
  "hub/study-of-another-team": 403,
  "hub/uploads-too-many": 503,
  "hub/disk-full": 507,
  "hub/storage-locked": 503,
  "hub/storage-read-only": 503,
  "hub/storage-away": 503,
  "hub/clock-backwards": 503,
};

/** Status of HTTP of an answer that says what is wrong: that of the first problem. */
export function statusOf({ errors: [first] }: VigieErrors): Status {
  if (first === undefined) return 422;
  const known: Readonly<Partial<Record<string, Status>>> = statuses;
  return known[first.code] ?? (isRefusal(first, hubCatalogue) ? 403 : 422);
}

/** Seconds after which it is worth asking again, by status. */
const waits: Readonly<Partial<Record<Status, number>>> = { 429: 60, 503: 30 };
/** Wait after sign-ins, which are counted over a quarter of an hour, in seconds. */
const signInWait = 900;

/** The header that says when to ask again; none where waiting changes nothing. */
export function retryAfter(error: VigieErrors): Readonly<Record<string, string>> {
  const wait = error.errors[0]?.code === "hub/too-many-attempts" ? signInWait : waits[statusOf(error)];
  return wait === undefined ? {} : { "retry-after": String(wait) };
}

/** Problems that the database keeps, in the words of a language. @param text a JSON list of `SerializedProblem` */
export function storedProblems(text: string, language: Language): readonly DescribedProblem[] {
  const stored: readonly SerializedProblem[] = JSON.parse(text);
  return deserializedErrors(stored).errors.map((error) => describeProblem(error, hubCatalogue, language));
}

export function serializedProblemItems(text: string, messages: HubMessages): Markup {
  return problemItems(storedProblems(text, messages.language), messages);
}
