import { attributeOf, contentOf } from "@vigie/study";
import { total, unknown } from "@vigie/table";
import { type Line, lineOf } from "./line.ts";
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
  const known = attributeOf(source, groupedBy)?.codes.filter(({ missing }) => missing === null) ?? [];
  const of = (group?: string) => {
    const { counts, errors } = lineOf(subject, universe, group);
    return { value: counts.has(code) ? (counts.get(code) ?? null) : 0, error: errors.get(code) ?? 0 };
  };
  const whole = of();
  const lines = known.map((group) => [group.code, of(group.code)] as const);
  const outside = of(unknown);
  return {
    counts: new Map([...lines.map(([group, { value }]) => [group, value] as const), [total, whole.value]]),
    errors: new Map([...lines.map(([group, { error }]) => [group, error] as const), [total, whole.error]]),
    base: baseOf(
      whole,
      outside,
      lines.map(([, own]) => own),
    ),
    outside: new Set([unknown]),
    min: table.min,
  };
}

interface Counted {
  readonly value: number | null;
  readonly error: number;
}

/** Units whose group is known: all but the unknown or, where their count is hidden, those of each group. */
function baseOf(whole: Counted, outside: Counted, groups: readonly Counted[]): Line["base"] {
  if (whole.value === null) return null;
  if (outside.value !== null)
    return { value: whole.value - outside.value, error: Math.hypot(whole.error, outside.error) };
  const value = groups.reduce<number | null>(
    (sum, own) => (sum === null || own.value === null ? null : sum + own.value),
    0,
  );
  return value === null ? null : { value, error: Math.hypot(...groups.map(({ error }) => error)) };
}
