import {
  type DescribedProblem,
  describeProblem,
  type Excerpt,
  joinedProblems,
  type Language,
  type ProblemCatalogue,
  type VigieError,
} from "@vigie/words";
import type { CliMessages } from "../messages.ts";
import { cliProblems } from "../problems.ts";

/** Mistakes of one kind in one file, past which the others are counted: they have one cause. */
const alikeMax = 5;
/** Mistakes without a line, past which the others are counted: those that are only counted could not be found. */
const unplacedMax = 20;
/** Lines of those that are named. */
const linesMax = 10;

/**
 * Mistakes for a person to read, each with its cure. Those that say the same word for word are one block, and so are many of
 * one kind in one file: a column of a code list with the wrong name is one mistake, however many lines it has.
 */
export function errorBlocks(
  errors: readonly DescribedProblem[],
  { message }: CliMessages,
): readonly string[] {
  const kinds = Map.groupBy(errors, ({ code, place }) => `${code} ${place.file ?? ""}`);
  return [...kinds.values()].flatMap((alike) => {
    const same = Map.groupBy(alike, ({ what, expected, cure }) => JSON.stringify([what, expected, cure]));
    const groups = [...same.values()];
    const max = alike.some(({ place }) => place.line !== undefined) ? alikeMax : unplacedMax;
    if (groups.length <= max) return groups.map((one) => block(one, one.slice(1), message));
    const [first = [], ...others] = groups;
    return [block(first, [...first.slice(1), ...others.flat()], message)];
  });
}

function block(
  [first]: readonly DescribedProblem[],
  others: readonly DescribedProblem[],
  message: CliMessages["message"],
): string {
  if (first === undefined) return "";
  const { where, excerpt, what, expected, cure } = first;
  const lines = others.flatMap(({ place }) => place.line ?? []);
  const named = `${lines.slice(0, linesMax).join(", ")}${lines.length > linesMax ? "…" : "."}`;
  return [
    ...(where === "" ? [] : [where]),
    ...(excerpt === undefined ? [] : excerptLines(excerpt)),
    `  ${what}`,
    ...(others.length === 0
      ? []
      : [
          `  ${message("error.alike", { count: others.length, lines: lines.length === 0 ? "none" : named })}`,
        ]),
    `  ${message("error.expected", { expected })}`,
    `  ${message("error.cure", { cure })}`,
    "",
    "",
  ].join("\n");
}

/** The line, and under it a caret where the mistake is. */
function excerptLines({ line, text, column }: Excerpt): readonly string[] {
  const number = `${line}`;
  return [
    `  ${number} | ${text}`,
    ...(column === null ? [] : [`  ${" ".repeat(number.length)} | ${" ".repeat(column - 1)}^`]),
  ];
}

/**
 * The messages of these errors. Most are of the packages that read a study and its data; those of the other packages come with
 * them, which doubles the time and a third of the memory of a refusal.
 */
export async function catalogueOf(errors: readonly VigieError[]): Promise<ProblemCatalogue> {
  const { shapesProblems } = await import("@vigie/known-lists");
  const { runProblems } = await import("@vigie/partner");
  const usual = joinedProblems([runProblems, shapesProblems, cliProblems]);
  if (errors.every(({ code }) => Object.hasOwn(usual.fr, code))) return usual;
  return (await import("../catalogue.ts")).catalogue;
}

/** Sentences are loaded where there is something to describe. */
export async function describedProblems(
  errors: readonly VigieError[],
  language: Language,
): Promise<readonly DescribedProblem[]> {
  if (errors.length === 0) return [];
  const catalogue = await catalogueOf(errors);
  return errors.map((error) => describeProblem(error, catalogue, language));
}
