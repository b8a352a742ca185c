import { isRefusal, type VigieErrors } from "@vigie/words";
import type { HubProblem } from "../problems.ts";
import { catalogue } from "./request.ts";

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
  return known[first.code] ?? (isRefusal(first, catalogue) ? 403 : 422);
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
