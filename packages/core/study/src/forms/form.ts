import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import type { Window } from "../model/period.ts";
import { report, studyProblem } from "../problems.ts";
import { asIdentifier, suggestion } from "../reading/nearest.ts";
import type { ParsedFile, Path } from "../reading/parsed-file.ts";
import { type FormIssue, formIssues } from "./form-issue.ts";
import { frenchKey, isRetired, meantKey, renamedKey } from "./meant-key.ts";

/** A file whose form is right: its value has the shape of its schema. */
export interface Form<T> {
  readonly schema: z.ZodType<T>;
  readonly written: ParsedFile;
  readonly value: T;
}

/** @returns null where the form is wrong; every mistake of form is then in `found`, and the file's meaning is not read */
export function readForm<T>(written: ParsedFile, schema: z.ZodType<T>, found: VigieError[]): Form<T> | null {
  const { value } = written;
  const result = schema.safeParse(value);
  if (result.success) return { schema, written, value: result.data };
  found.push(...formProblems(formIssues(schema, value), written));
  return null;
}

/** The mistakes of form of one file. A key both mistyped and missing is one mistake. */
function formProblems(issues: readonly FormIssue[], written: ParsedFile): readonly VigieError[] {
  const mistyped = new Set(
    issues.flatMap((issue) =>
      issue.kind === "unknown" ? [JSON.stringify([issue.path, meantKey(issue.key, issue.allowed)])] : [],
    ),
  );
  const cutByComma = new Set(
    issues.flatMap((issue) =>
      issue.kind === "unknown" && isAfterComma(issue.path, issue.key, written)
        ? [JSON.stringify(beforeKey(issue.path, issue.key, written))]
        : [],
    ),
  );
  return issues
    .filter((issue) => !cutByComma.has(JSON.stringify(issue.path)))
    .filter((issue) => issue.kind !== "missing" || !mistyped.has(JSON.stringify([issue.path, issue.key])))
    .map((issue) => formProblem(issue, written));
}

function formProblem(issue: FormIssue, written: ParsedFile): VigieError {
  const place = written.place(issue.path);
  const key = lastKey(issue.path);
  switch (issue.kind) {
    case "unknown":
      if (isRetired(issue.path, issue.key))
        return studyProblem("study/key-retired", written.placeOfKey([...issue.path, issue.key]), {
          key: issue.key,
        });
      if (isAfterComma(issue.path, issue.key, written)) return decimalComma(issue.path, issue.key, written);
      return studyProblem("study/key-unknown", written.placeOfKey([...issue.path, issue.key]), {
        key: issue.key,
        allowed: issue.allowed.join(", "),
        ...suggestion(
          frenchKey(issue.key, issue.allowed) ?? issue.key,
          issue.allowed,
          renamedKey(issue.key, issue.allowed),
        ),
      });
    case "missing":
      return studyProblem("study/key-missing", place, { key: issue.key });
    case "shapeless":
      return studyProblem("study/shape-unknown", place, {
        key,
        heads: issue.heads.join(", "),
        first: issue.heads[0] ?? "",
        present: issue.present.join(", "),
        some: issue.present.length === 0 ? "no" : "yes",
      });
    case "type": {
      if (issue.path.length === 0) return studyProblem("study/file-without-keys", place);
      const unquoted = written.charactersOf(issue.path);
      if (issue.expected === "text" && unquoted !== null && issue.received !== "nothing")
        return studyProblem("study/text-unquoted", place, { written: unquoted });
      if (/^(?:number|whole)$/.test(issue.expected) && /^[-+]?\d+,\d+$/.test(unquoted ?? ""))
        return studyProblem("study/decimal-comma", place, decimalWords(key, unquoted ?? ""));
      return studyProblem("study/type-wrong", place, {
        key,
        expected: issue.expected,
        received: issue.received,
      });
    }
    case "value": {
      const value = written.charactersOf(issue.path) ?? "";
      return studyProblem("study/value-unknown", place, {
        key,
        written: value,
        allowed: issue.allowed.join(", "),
        ...suggestion(value, issue.allowed),
      });
    }
    case "decimals":
      return studyProblem("study/too-many-decimals", place, {
        key,
        written: written.charactersOf(issue.path) ?? "",
      });
    case "name":
      return issue.key
        ? studyProblem(nameProblem(issue.rule), written.placeOfKey(issue.path), nameWords(key, "definition"))
        : studyProblem(
            nameProblem(issue.rule),
            place,
            nameWords(written.charactersOf(issue.path) ?? "", "use"),
          );
    case "size":
      return studyProblem("study/size-wrong", place, {
        key,
        of: issue.of,
        least: issue.least ? "yes" : "no",
        empty: issue.least && issue.bound === 1 ? "yes" : "no",
        bound: issue.bound,
      });
    default:
      return issue satisfies never;
  }
}

/** A name that is none: where it is used, `namedByLabel` may find what it stands for. */
function nameWords(name: string, at: "definition" | "use") {
  return { name, at, own: asIdentifier(name) || "age_band", near: "no", nearest: "" };
}

/** Between braces, a decimal comma makes a key of the decimals: `{ rho: 0,5 }`. */
function isAfterComma(path: Path, key: string, written: ParsedFile): boolean {
  return /^\d+$/.test(key) && /^[-+]?\d+$/.test(written.charactersOf(beforeKey(path, key, written)) ?? "");
}

function decimalComma(path: Path, key: string, written: ParsedFile): VigieError {
  const own = beforeKey(path, key, written);
  const number = `${written.charactersOf(own)},${key}`;
  return studyProblem("study/decimal-comma", written.place(own), decimalWords(lastKey(own), number));
}

function decimalWords(key: string, written: string) {
  return { key, written, right: written.replace(",", ".") };
}

function beforeKey(path: Path, key: string, written: ParsedFile): Path {
  const keys = written.keysAt(path);
  return [...path, keys[keys.indexOf(key) - 1] ?? ""];
}

/** Problems by the rule that a text breaks: see `shared-shapes.ts`. */
const nameProblems = {
  identifier: "study/name-invalid",
  "study-identifier": "study/study-name-invalid",
  "figure-identifier": "study/figure-name-invalid",
  "https-address": "study/address-invalid",
  "geojson-name": "study/geojson-name-invalid",
  "mail-address": "study/mail-invalid",
  "language-tag": "study/language-tag-invalid",
  "logo-file": "study/logo-name-invalid",
  "territory-code": "study/territory-code-invalid",
  code: "study/code-invalid",
  date: "study/date-invalid",
} as const;

function nameProblem(rule: string) {
  return new Map(Object.entries(nameProblems)).get(rule) ?? "study/name-invalid";
}

/** The key a value belongs to: for an element of a list, that of the list. */
function lastKey(path: Path): string {
  return path.findLast((step) => typeof step === "string") ?? "";
}

/** A window ends on the day it starts, or later. */
export function checkWindow(
  { value, written }: Form<{ window?: Window | undefined }>,
  found: VigieError[],
): void {
  const { window } = value;
  if (window !== undefined && window.to < window.from)
    report(found, "study/window-reversed", written.place(["window", "to"]));
}
