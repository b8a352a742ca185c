import type { VigieError } from "@vigie/study";
import type { Speech } from "./speech.ts";

/** A mistake as it is printed. */
export interface RenderedError {
  readonly code: string;
  readonly place: VigieError["place"];
  readonly where: string;
  readonly what: string;
  readonly expected: string;
  readonly cure: string;
}

/** Mistakes of one kind in one file, past which the others are counted: they have one cause. */
const alikeMax = 5;
/** Lines of those that are named. */
const linesMax = 10;

/**
 * Mistakes for a person to read, each with its cure. Those that say the same word for word are one block, and so are many of
 * one kind in one file: a column of a code list with the wrong name is one mistake, however many lines it has.
 */
export function errorBlocks(errors: readonly RenderedError[], { say }: Speech): readonly string[] {
  const kinds = Map.groupBy(errors, ({ code, place }) => `${code} ${place.file ?? ""}`);
  return [...kinds.values()].flatMap((alike) => {
    const same = Map.groupBy(alike, ({ what, expected, cure }) => JSON.stringify([what, expected, cure]));
    const groups = [...same.values()];
    if (groups.length <= alikeMax) return groups.map((one) => block(one, one.slice(1), say));
    const [first = [], ...others] = groups;
    return [block(first, [...first.slice(1), ...others.flat()], say)];
  });
}

function block(
  [first]: readonly RenderedError[],
  others: readonly RenderedError[],
  say: Speech["say"],
): string {
  if (first === undefined) return "";
  const { where, what, expected, cure } = first;
  const lines = others.flatMap(({ place }) => place.line ?? []);
  const named = `${lines.slice(0, linesMax).join(", ")}${lines.length > linesMax ? "…" : "."}`;
  return [
    ...(where === "" ? [] : [where]),
    `  ${what}`,
    ...(others.length === 0
      ? []
      : [`  ${say("error.alike", { count: others.length, lines: named === "" ? "none" : named })}`]),
    `  ${say("error.expected", { expected })}`,
    `  ${say("error.cure", { cure })}`,
    "",
    "",
  ].join("\n");
}
