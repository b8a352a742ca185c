import {
  type DescribedProblem,
  describeProblem,
  type FilePlace,
  type Language,
  type ProblemCatalogue,
  type ProblemValues,
  problemsOf,
  VigieError,
  VigieErrors,
} from "@vigie/words";
import en from "../words/problems.en.json" with { type: "json" };
import fr from "../words/problems.fr.json" with { type: "json" };

export type HubProblem = keyof typeof fr;

export const hubProblems = {
  fr,
  en,
  refusals: ["hub/agent-pending", "hub/forbidden", "hub/second-factor-needed"],
} satisfies ProblemCatalogue<HubProblem>;

export const hubProblem = problemsOf(hubProblems);

/** @throws {VigieErrors} always */
export function refuse(code: HubProblem, values: ProblemValues = {}, place: FilePlace = {}): never {
  throw new VigieErrors([hubProblem(code, place, values)]);
}

/** Result codes of SQLite (https://sqlite.org/rescode.html), without their extension. */
const ofSqlite: Readonly<Record<number, HubProblem>> = {
  5: "hub/storage-locked",
  6: "hub/storage-locked",
  8: "hub/storage-read-only",
  10: "hub/storage-away",
  13: "hub/disk-full",
  // Where its folder may not be written in, SQLite cannot open the files beside the database.
  14: "hub/storage-read-only",
};

/** Problems by code of the system, of the network, and of PostgreSQL (classes 08, 53, 57 and 25). */
const ofCode: readonly (readonly [RegExp, HubProblem])[] = [
  [/^(?:ENOSPC|EDQUOT|53100)$/, "hub/disk-full"],
  [/^(?:EROFS|EACCES|EPERM|ENOTDIR|25006)$/, "hub/storage-read-only"],
  [
    /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EIO|08\w{3}|57P0[1-3]|53300)$/,
    "hub/storage-away",
  ],
];

/** What the database or the disk could not do, in words; null for another error, which is a fault of ours. */
export function storageProblem(error: unknown): HubProblem | null {
  if (!(error instanceof Error)) return null;
  if ("errcode" in error && typeof error.errcode === "number") return ofSqlite[error.errcode & 255] ?? null;
  // pg ends what was asked on a lost connection without a code.
  if (/^Connection terminated|^timeout exceeded when trying to connect|is not queryable$/.test(error.message))
    return "hub/storage-away";
  const code = "code" in error ? String(error.code) : "";
  return ofCode.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** An error as threads post it and the database stores it. */
export interface SerializedProblem {
  readonly code: string;
  readonly place: FilePlace;
  readonly values: ProblemValues;
}

export function serializedProblems(errors: readonly VigieError[]): readonly SerializedProblem[] {
  return errors.map(({ code, place, values }) => ({ code, place, values }));
}

export function deserializedErrors(stored: readonly SerializedProblem[]): VigieErrors {
  return new VigieErrors(stored.map(({ code, place, values }) => new VigieError(code, place, values)));
}

/** Problems described in both languages: whoever stores them need not have their catalogues. */
export type BilingualProblems = Readonly<Record<Language, readonly DescribedProblem[]>>;

export function bilingualProblems(
  errors: readonly VigieError[],
  catalogue: ProblemCatalogue,
): BilingualProblems {
  const described = (language: Language) =>
    errors.map((error) => describeProblem(error, catalogue, language));
  return { fr: described("fr"), en: described("en") };
}
