import { answersOf, contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { type Cell, summed } from "./explore/summed-cells.ts";
import { countIn, type Line, lineOf } from "./tables/line.ts";
import type { Subject } from "./subject.ts";

/**
 * The units of one code of a profile along what makes its groups: what a commune is made of, where a line is what a group
 * is made of.
 * @throws {RangeError} when the indicator has no groups
 */
export function groupsWithin(subject: Subject, code: string): Line {
  const { indicator, source, table } = subject;
  const { universe } = indicator;
  const { groupedBy } = contentOf(indicator);
  if (groupedBy === null) throw new RangeError("an indicator without groups");
  const of = (group?: string): Cell => {
    const line = lineOf(subject, universe, group);
    return { count: countIn(line, code), error: line.errors.get(code) ?? 0 };
  };
  const whole = of();
  const groups = new Map(answersOf(source, groupedBy).map((group) => [group, of(group)]));
  const cells = [...groups, [total, whole] as const];
  return {
    counts: new Map(cells.map(([group, { count }]) => [group, count])),
    errors: new Map(cells.map(([group, { error }]) => [group, error])),
    base: baseOf(whole, of(unknown), [...groups.values()]),
    outside: new Set([unknown]),
    min: table.min,
  };
}

/** Units whose group is known: all but the unknown or, where their count is hidden, those of each group. */
function baseOf(whole: Cell, outside: Cell, groups: readonly Cell[]): Line["base"] {
  if (whole.count === null) return null;
  if (outside.count === null) return summed(groups);
  return { value: whole.count - outside.count, error: Math.hypot(whole.error, outside.error) };
}
