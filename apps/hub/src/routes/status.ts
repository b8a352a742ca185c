import { isRefusal, type VigieErrors } from "@vigie/words";
import type { HubProblem } from "../problems.ts";
import { catalogue } from "./request.ts";

type Status = 401 | 403 | 404 | 413 | 415 | 422 | 429 | 503 | 507;

const statuses: Readonly<Partial<Record<HubProblem, Status>>> = {
  "hub/absent": 404,
  "hub/sign-in-needed": 401,
  "hub/sign-in-again": 401,
  "hub/token-unknown": 401,
  "hub/content-type": 415,
  "hub/too-many-attempts": 429,
  "hub/too-many-requests": 429,
  "hub/file-too-large": 413,
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
