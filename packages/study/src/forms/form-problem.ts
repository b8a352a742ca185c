import type { VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";
import type { Path, Written } from "../reading/written.ts";
import type { FormIssue } from "./form-issue.ts";
import { isRetired, renamedKey } from "./retired-keys.ts";

/** The mistakes of form of one file. A key both mistyped and missing is one mistake. */
export function formProblems(issues: readonly FormIssue[], written: Written): readonly VigieError[] {
  const mistyped = new Set(
    issues.flatMap((issue) =>
      issue.kind === "unknown" ? [JSON.stringify([issue.path, nearest(issue.key, issue.allowed)])] : [],
    ),
  );
  return issues
    .filter((issue) => issue.kind !== "missing" || !mistyped.has(JSON.stringify([issue.path, issue.key])))
    .map((issue) => formProblem(issue, written));
}

function formProblem(issue: FormIssue, written: Written): VigieError {
  const place = written.place(issue.path);
  const key = lastKey(issue.path);
  switch (issue.kind) {
    case "unknown":
      if (isRetired(issue.path, issue.key))
        return problem("study/key-retired", written.placeOfKey([...issue.path, issue.key]), {
          key: issue.key,
        });
      return problem("study/key-unknown", written.placeOfKey([...issue.path, issue.key]), {
        key: issue.key,
        allowed: issue.allowed.join(", "),
        ...suggestion(issue.key, issue.allowed, renamedKey(issue.key, issue.allowed)),
      });
    case "missing":
      return problem("study/key-missing", place, { key: issue.key });
    case "shapeless":
      return problem("study/shape-unknown", place, {
        key,
        heads: issue.heads.join(", "),
        first: issue.heads[0] ?? "",
        present: issue.present.join(", "),
        some: issue.present.length === 0 ? "no" : "yes",
      });
    case "type": {
      if (issue.path.length === 0) return problem("study/file-without-keys", place);
      const unquoted = written.charactersOf(issue.path);
      if (issue.expected === "text" && unquoted !== null && issue.received !== "nothing")
        return problem("study/text-unquoted", place, { written: unquoted });
      return problem("study/type-wrong", place, { key, expected: issue.expected, received: issue.received });
    }
    case "value": {
      const value = written.charactersOf(issue.path) ?? "";
      return problem("study/value-unknown", place, {
        key,
        written: value,
        allowed: issue.allowed.join(", "),
        ...suggestion(value, issue.allowed),
      });
    }
    case "decimals":
      return problem("study/too-many-decimals", place, {
        key,
        written: written.charactersOf(issue.path) ?? "",
      });
    case "name":
      return issue.key
        ? problem(nameProblem(issue.rule), written.placeOfKey(issue.path), { name: key })
        : problem(nameProblem(issue.rule), place, { name: written.charactersOf(issue.path) ?? "" });
    case "size":
      return problem("study/size-wrong", place, {
        key,
        of: issue.of,
        least: issue.least ? "yes" : "no",
        bound: issue.bound,
      });
    default:
      return issue satisfies never;
  }
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
