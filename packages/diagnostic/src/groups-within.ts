import { groups, total, unknown } from "@vigie/table";
import { type Line, lineOf } from "./line.ts";
import type { Subject } from "./subject.ts";

/** The units of one code of a profile, by group: what a commune is made of, where a line is what a group is made of. */
export function groupsWithin(subject: Subject, code: string): Line {
  const { indicator, table } = subject;
  const whole = lineOf(subject, indicator.universe);
  const lines = groups.map((group) => [group, lineOf(subject, indicator.universe, group)] as const);
  const value = whole.counts.get(code) ?? null;
  const error = whole.errors.get(code) ?? 0;
  const counts = lines.map(
    ([group, { counts: own }]) => [group, own.has(code) ? (own.get(code) ?? null) : 0] as const,
  );
  const errors = lines.map(([group, { errors: own }]) => [group, own.get(code) ?? 0] as const);
  return {
    counts: new Map([...counts, [total, value]]),
    errors: new Map([...errors, [total, error]]),
    base: value === null ? null : { value, error },
    outside: new Set([unknown]),
    min: table.min,
  };
}
