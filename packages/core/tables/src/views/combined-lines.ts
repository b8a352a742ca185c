import { total, unknown } from "@vigie/table";
import type { Noisy } from "../infer/inferred-table.ts";
import { restOf } from "../infer/noise-evidence.ts";
import { type Counted, type Line, lineFrom, noisyCountIn, sumOf, type TableRules } from "./line.ts";

/** Line of those of the outer population who are not in the inner one, which it holds: no weighted share is known of them. */
export function without(outer: Line, inner: Line): Line {
  const rest = (whole: Noisy | null, part: Noisy | null) =>
    whole === null || part === null ? null : restOf(whole, part);
  return withCounts(outer, {
    counts: outer.codes.map((code) => [code, rest(noisyCountIn(outer, code), noisyCountIn(inner, code))]),
    base: rest(outer.noisyBase, inner.noisyBase),
  });
}

/** Line of those of two populations that share no unit: no weighted share is known of them. */
export function unionOf(a: Line, b: Line): Line {
  const sum = (one: Noisy | null, other: Noisy | null) =>
    one === null || other === null
      ? null
      : { value: one.value + other.value, error: Math.hypot(one.error, other.error) };
  return withCounts(a, {
    counts: [...new Set([...a.codes, ...b.codes])].map((code) => [
      code,
      sum(noisyCountIn(a, code), noisyCountIn(b, code)),
    ]),
    base: sum(a.noisyBase, b.noisyBase),
  });
}

/** What is left of a whole, read as a line of its table: no weighted share is known of it. */
export function withCounts(
  { rules }: Pick<Line, "rules">,
  known: {
    readonly counts: readonly (readonly [code: string, count: Noisy | null])[];
    readonly base: Noisy | null;
  },
): Line {
  return lineFrom({
    rules,
    counted: new Map(
      known.counts.map(([code, count]) => [code, { count: count?.value ?? null, error: count?.error ?? 0 }]),
    ),
    noisyBase: known.base,
    isRemainder: true,
  });
}

/**
 * The units of one code along another dimension than the last: what a commune is made of, where a line is what a group is
 * made of. Shares are on the units whose code is known: all but the unknown or, where their count is hidden, those of each
 * code.
 * @param codes those of the dimension that say a value
 * @param at what the table has of one of them, of the unknown and of the total; undefined where it has none
 */
export function lineAcross(
  rules: TableRules,
  codes: readonly string[],
  at: (code: string) => Counted | undefined,
): Line {
  const found = codes.flatMap((code) => {
    const known = at(code);
    return known === undefined ? [] : [[code, known] as const];
  });
  const [whole, outside] = [at(total), at(unknown) ?? { count: 0, error: 0 }];
  const known = summed(found.map(([, each]) => each));
  const base = whole === undefined || outside.count === null ? known : minus(whole, outside);
  return lineFrom({
    rules: { ...rules, outside: new Set([unknown]), isWeighted: false, isNotCalibrated: false },
    counted: new Map([
      ...found.map(([code, { count, error }]) => [code, { count, error }] as const),
      [
        total,
        {
          count: whole === undefined ? (base?.value ?? null) : whole.count,
          error: whole?.error ?? base?.error ?? 0,
        },
      ],
    ]),
    noisyBase: base,
  });
}

/** Counts whose noises are independent, together; null where one is hidden. */
export function summed(counts: readonly Counted[]): Noisy | null {
  const value = sumOf(counts.map(({ count }) => count));
  return value === null ? null : { value, error: Math.hypot(...counts.map(({ error }) => error)) };
}

function minus(whole: Counted, part: Counted): Noisy | null {
  if (whole.count === null || part.count === null) return null;
  return { value: Math.max(0, whole.count - part.count), error: Math.hypot(whole.error, part.error) };
}
