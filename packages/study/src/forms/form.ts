import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import type { Path, Written } from "../reading/written.ts";
import { type FormIssue, formIssues, isMapping, valueAt } from "./form-issue.ts";
import { formProblems } from "./form-problem.ts";
import { meantKey } from "./french-keys.ts";

/** A file whose form is right, or was made so by taking out the parts already reported. */
export interface Form<T> {
  readonly schema: z.ZodType<T>;
  readonly written: Written;
  readonly value: T;
  /** Whether what stands at `path` was taken out, by itself or with what is around it. */
  lost(path: Path): boolean;
  /** Whether it was, or a part of it. */
  damaged(path: Path): boolean;
  /** Names written at `path` that were taken out: they exist, and nothing more is known of them. */
  lostKeys(path: Path): readonly string[];
}

/**
 * What is done with a part whose form is wrong, so that the rest of the file is still read for its meaning: it
 * is taken out, or `put` stands in. `*` is any key or position. What stands in never reaches anyone, since a
 * study with a mistake is not returned.
 */
export interface Salvage {
  readonly at: string;
  readonly put?: unknown;
}

/** @returns null where nothing can be saved of the file; the mistakes of form are in `found` */
export function readForm<T>(
  { written, schema, salvages }: { written: Written; schema: z.ZodType<T>; salvages: readonly Salvage[] },
  found: VigieError[],
): Form<T> | null {
  const cuts: Path[] = [];
  const rest = structuredClone(written.value);
  // Taking a part out can only uncover what stood around it: a few rounds at most.
  for (let round = 0; round < 10; round++) {
    const result = schema.safeParse(rest);
    if (result.success) return { schema, ...formOf(written, result.data, cuts) };
    const issues = formIssues(schema, rest);
    if (round === 0) found.push(...formProblems(issues, written));
    for (const issue of issues) {
      const taken = takeOut(rest, issue, salvages);
      if (taken === null) return null;
      cuts.push(...taken);
    }
  }
  return null;
}

function formOf<T>(written: Written, value: T, cuts: readonly Path[]): Omit<Form<T>, "schema"> {
  const taken = new Set(cuts.map(keyOf));
  const around = new Set(cuts.flatMap(starts));
  const lost = (path: Path) => starts(path).some((start) => taken.has(start));
  return {
    written,
    value,
    lost,
    damaged: (path) => lost(path) || around.has(keyOf(path)),
    lostKeys: (path) => written.keysAt(path).filter((key) => lost([...path, key])),
  };
}

/** A path and what stands around it, as keys. */
function starts(path: Path): readonly string[] {
  return path.map((_, position) => keyOf(path.slice(0, position + 1)));
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}

/** @returns the paths of which nothing more is known, or null where nothing can be saved */
function takeOut(rest: unknown, issue: FormIssue, salvages: readonly Salvage[]): readonly Path[] | null {
  if (issue.kind === "unknown") {
    const keys = valueAt(rest, issue.path);
    put(rest, [...issue.path, issue.key], undefined);
    const meant = meantKey(issue.key, issue.allowed);
    // Where nothing is near, it may stand for any of the keys that are not there.
    const absent = issue.allowed.filter((key) => !isMapping(keys) || !Object.hasOwn(keys, key));
    return (meant === null ? absent : [meant]).map((key) => [...issue.path, key]);
  }
  const path = issue.kind === "missing" ? [...issue.path, issue.key] : issue.path;
  const fitting = salvages
    .map(({ at, put }) => ({ steps: at.split("."), put }))
    .filter(
      ({ steps }) =>
        steps.length <= path.length && steps.every((step, i) => step === "*" || step === path[i]),
    )
    .toSorted((a, b) => b.steps.length - a.steps.length)[0];
  if (fitting === undefined) return null;
  const cut = path.slice(0, fitting.steps.length);
  put(rest, cut, fitting.put);
  return [cut];
}

/** Puts `value` at `path`, or takes out what is there where `value` is undefined; a part already gone is left. */
function put(rest: unknown, path: Path, value: unknown): void {
  const [step, ...deeper] = path;
  if (step === undefined) return;
  if (Array.isArray(rest)) {
    if (deeper.length > 0) put(rest[Number(step)], deeper, value);
    else rest[Number(step)] = structuredClone(value);
  } else if (isMapping(rest)) {
    if (deeper.length > 0) put(rest[step], deeper, value);
    else if (value === undefined) delete rest[step];
    else rest[step] = structuredClone(value);
  }
}
