import { definitionsOf, type Indicator, loadStudy, reviewBreaks, type Study } from "@vigie/study";
import type { Terminal } from "../terminal/terminal.ts";

/**
 * Indicators that a change of a study would keep from being compared with the editions already made: those whose definition
 * becomes another one, or that go. One that only has another name goes: a series is known by its name.
 */
export function brokenSeries(before: Study, after: Study): readonly Indicator[] {
  const { undeclared } = reviewBreaks(definitionsOf(before), { ...after, breaks: new Map() });
  const changed = new Set(undeclared.flatMap(({ indicators }) => indicators));
  return [...before.indicators.values()].filter(({ id }) => changed.has(id) || !after.indicators.has(id));
}

/**
 * Prints the names of the indicators of `brokenSeries`.
 * @returns these names; none where the study has mistakes, before or after
 */
export async function printBrokenSeries(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<readonly string[]> {
  const [was, is] = [await loadStudy(before), await loadStudy(after)];
  if ("errors" in was || "errors" in is) return [];
  const broken = brokenSeries(was.study, is.study).map(({ id }) => id);
  if (broken.length > 0)
    terminal.print("series.broken", { count: broken.length, indicators: broken.join(", ") });
  return broken;
}
