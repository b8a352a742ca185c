import { countValue, textValue, type VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";
import type { Path, Written } from "../reading/written.ts";
import type { FormIssue } from "./form-issue.ts";
import { isRetired } from "./retired-keys.ts";

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
  const key = textValue(lastKey(issue.path));
  switch (issue.kind) {
    case "unknown":
      if (isRetired(issue.path, issue.key))
        return problem("study/key-retired", written.placeOfKey([...issue.path, issue.key]), {
          key: textValue(issue.key),
        });
      return problem("study/key-unknown", written.placeOfKey([...issue.path, issue.key]), {
        key: textValue(issue.key),
        allowed: textValue(issue.allowed.join(", ")),
        ...suggestion(issue.key, issue.allowed),
      });
    case "missing":
      return problem("study/key-missing", place, { key: textValue(issue.key) });
    case "shapeless":
      return problem("study/shape-unknown", place, {
        key,
        heads: textValue(issue.heads.join(", ")),
        first: textValue(issue.heads[0] ?? ""),
        present: textValue(issue.present.join(", ")),
        some: textValue(issue.present.length === 0 ? "no" : "yes"),
      });
    case "type": {
      if (issue.path.length === 0) return problem("study/file-without-keys", place);
      const unquoted = written.charactersOf(issue.path);
      if (issue.expected === "text" && unquoted !== null && issue.received !== "nothing")
        return problem("study/text-unquoted", place, { written: textValue(unquoted) });
      return problem("study/type-wrong", place, {
        key,
        expected: textValue(issue.expected),
        received: textValue(issue.received),
      });
    }
    case "value": {
      const value = written.charactersOf(issue.path) ?? "";
      return problem("study/value-unknown", place, {
        key,
        written: textValue(value),
        allowed: textValue(issue.allowed.join(", ")),
        ...suggestion(value, issue.allowed),
      });
    }
    case "decimals":
      return problem("study/too-many-decimals", place, {
        key,
        written: textValue(written.charactersOf(issue.path) ?? ""),
      });
    case "name":
      return issue.key
        ? problem(nameProblem(issue.rule), written.placeOfKey(issue.path), { name: key })
        : problem(nameProblem(issue.rule), place, {
            name: textValue(written.charactersOf(issue.path) ?? ""),
          });
    case "size":
      return problem("study/size-wrong", place, {
        key,
        of: textValue(issue.of),
        least: textValue(issue.least ? "yes" : "no"),
        bound: countValue(issue.bound),
      });
    default:
      return issue satisfies never;
  }
}

function nameProblem(rule: string) {
  switch (rule) {
    case "study-identifier":
      return "study/study-name-invalid";
    case "figure-identifier":
      return "study/figure-name-invalid";
    case "https-address":
      return "study/address-invalid";
    case "geojson-name":
      return "study/geojson-name-invalid";
    case "mail-address":
      return "study/mail-invalid";
    case "language-tag":
      return "study/language-tag-invalid";
    case "logo-file":
      return "study/logo-name-invalid";
    case "territory-code":
      return "study/territory-code-invalid";
    case "code":
      return "study/code-invalid";
    case "date":
      return "study/date-invalid";
    default:
      return "study/name-invalid";
  }
}

/** The key a value belongs to: for an element of a list, that of the list. */
function lastKey(path: Path): string {
  return path.findLast((step) => typeof step === "string") ?? "";
}
