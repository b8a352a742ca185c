import { definitionsOf, loadStudy, reviewBreaks, type Study } from "@vigie/study";
import type { Terminal } from "../terminal/terminal.ts";
import { changedFiles } from "./study-copies.ts";

/**
 * Says which indicators a change of a study would keep from being compared with the editions already made: those whose
 * definition becomes another one, or that go.
 * @returns their names
 */
export async function printBrokenSeries(
  files: ReadonlyMap<string, string>,
  changed: Parameters<typeof changedFiles>[1],
  terminal: Terminal,
): Promise<readonly string[]> {
  const before = await loadStudy(files);
  const after = await loadStudy(changedFiles(files, changed));
  if ("errors" in before || "errors" in after) return [];
  const broken = brokenSeries(before.study, after.study);
  if (broken.length > 0)
    terminal.print("series.broken", { count: broken.length, indicators: broken.join(", ") });
  return broken;
}

/** An indicator that only has another name is one that goes: a series is known by its name. */
function brokenSeries(before: Study, after: Study): readonly string[] {
  const { undeclared } = reviewBreaks(definitionsOf(before), { ...after, breaks: new Map() });
  const changed = new Set(undeclared.flatMap(({ indicators }) => indicators));
  return [...before.indicators.keys()].filter((id) => changed.has(id) || !after.indicators.has(id));
}
