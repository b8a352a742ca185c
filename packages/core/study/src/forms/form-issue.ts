import { z } from "zod";
import { nearest } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import { frenchKey, meantKey } from "./meant-key.ts";

/** One mistake of form, in the words of a person rather than those of the schema library. */
export type FormIssue =
  | {
      readonly kind: "unknown";
      readonly path: Path;
      readonly key: string;
      readonly allowed: readonly string[];
    }
  | { readonly kind: "missing"; readonly path: Path; readonly key: string }
  | {
      readonly kind: "shapeless";
      readonly path: Path;
      readonly heads: readonly string[];
      /** Keys that are there. */
      readonly present: readonly string[];
    }
  | { readonly kind: "type"; readonly path: Path; readonly expected: Kind; readonly received: Kind }
  | { readonly kind: "value"; readonly path: Path; readonly allowed: readonly string[] }
  | { readonly kind: "decimals"; readonly path: Path }
  | { readonly kind: "name"; readonly path: Path; readonly rule: string; readonly key: boolean }
  | {
      readonly kind: "size";
      readonly path: Path;
      readonly of: Kind;
      readonly least: boolean;
      readonly bound: number;
    };

type Kind = "nothing" | "text" | "number" | "whole" | "boolean" | "list" | "mapping";

/** Every mistake of form of a value. The heads of a choice of shapes are the first key of each. */
export function formIssues(schema: z.ZodType, value: unknown): readonly FormIssue[] {
  const result = schema.safeParse(value, { error: allowedKeys });
  return result.success ? [] : flatten(result.error.issues, [], value);
}

/** An issue does not carry the keys that its schema allows: they travel in its message. */
const allowedKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.inst instanceof z.ZodObject) return Object.keys(issue.inst.shape).join(" ");
  if (issue.inst instanceof z.ZodUnion)
    return issue.inst.options
      .map((option) => (option instanceof z.ZodObject ? (Object.keys(option.shape)[0] ?? "") : "-"))
      .join(" ");
  return undefined;
};

function flatten(issues: readonly z.core.$ZodIssue[], base: Path, value: unknown): readonly FormIssue[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...steps(issue.path)];
    return translate(
      issue,
      path,
      valueAt(value, steps(issue.path)),
      valueAt(value, steps(issue.path).slice(0, -1)),
    );
  });
}

function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function translate(
  issue: z.core.$ZodIssue,
  path: Path,
  value: unknown,
  around: unknown,
): readonly FormIssue[] {
  const last = path.at(-1);
  const lacking = (key: string): readonly FormIssue[] => {
    const written = isMapping(around) ? Object.keys(around) : [];
    const mistyped = written.find((own) => frenchKey(own, [key]) !== null) ?? nearest(key, written);
    const parent = path.slice(0, -1);
    // A choice of shapes is not looked into where its head is mistyped, so the mistyped key is reported here.
    if (issue.code === "invalid_union" && issue.errors.length === 0 && mistyped !== null)
      return [{ kind: "unknown", path: parent, key: mistyped, allowed: [key] }];
    return [{ kind: "missing", path: parent, key }];
  };
  if (value === undefined && typeof last === "string") return lacking(last);
  switch (issue.code) {
    case "invalid_type":
      return [{ kind: "type", path, expected: kindNamed(issue.expected), received: kindOf(value) }];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ kind: "unknown", path, key, allowed: issue.message.split(" ") }));
    case "invalid_value":
      if (isMapping(value) || Array.isArray(value))
        return [{ kind: "type", path, expected: "text", received: kindOf(value) }];
      return [{ kind: "value", path, allowed: issue.values.map(String) }];
    case "invalid_format":
      return [
        { kind: "name", path, rule: issue.format === "regex" ? issue.message : issue.format, key: false },
      ];
    case "invalid_key":
      return [{ kind: "name", path, rule: issue.issues[0]?.message ?? "", key: true }];
    case "too_small":
      return [{ kind: "size", path, of: kindNamed(issue.origin), least: true, bound: Number(issue.minimum) }];
    case "too_big":
      return [
        { kind: "size", path, of: kindNamed(issue.origin), least: false, bound: Number(issue.maximum) },
      ];
    case "custom":
      return [{ kind: "decimals", path }];
    case "invalid_union":
      if (issue.errors.length === 0)
        return [{ kind: "value", path, allowed: "options" in issue ? issue.options.map(String) : [] }];
      return choice(issue.errors, issue.message.split(" "), path, value);
    default:
      throw new RangeError(`the schemas of a study raise no ${issue.code}`);
  }
}

/** The branch that the person meant: by the kind of the value, then by the head that is there. */
function choice(
  errors: readonly (readonly z.core.$ZodIssue[])[],
  heads: readonly string[],
  path: Path,
  value: unknown,
): readonly FormIssue[] {
  const branches = errors
    .map((issues, position) => ({ issues, head: heads[position] ?? "-" }))
    .filter(
      ({ issues }) => !issues.some((issue) => issue.code === "invalid_type" && issue.path.length === 0),
    );
  const [first, ...others] = branches;
  if (first === undefined) return flatten((errors[0] ?? []).slice(0, 1), path, value);
  if (others.length === 0 || !isMapping(value)) return flatten(first.issues, path, value);
  const meant = branches.find(({ head }) => Object.hasOwn(value, head));
  if (meant !== undefined) return flatten(meant.issues, path, value);
  const known = branches.map(({ head }) => head).filter((head) => head !== "-");
  const mistyped = Object.keys(value).find((key) => meantKey(key, known) !== null);
  if (mistyped !== undefined) return [{ kind: "unknown", path, key: mistyped, allowed: known }];
  return [{ kind: "shapeless", path, heads: known, present: Object.keys(value) }];
}

/** What stands at `path` in a value; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, step) => {
    if (Array.isArray(inside)) return inside[Number(step)];
    return isMapping(inside) && Object.hasOwn(inside, step) ? inside[step] : undefined;
  }, value);
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  if (typeof value === "number") return Number.isInteger(value) ? "whole" : "number";
  return typeof value === "boolean" ? "boolean" : "mapping";
}

/** Kinds by the names that the schema library gives them. */
const kindsNamed: Readonly<Record<string, Kind | undefined>> = {
  string: "text",
  int: "whole",
  number: "number",
  boolean: "boolean",
  array: "list",
  tuple: "list",
};

function kindNamed(name: string): Kind {
  return kindsNamed[name] ?? "mapping";
}
