import type { Marks } from "./marks/mark.ts";
import { rect } from "./marks/rect.ts";

/** From the least to the most serious. */
export const severities = ["minor", "major", "blocking"] as const;
export type Severity = (typeof severities)[number];

/** Counts of notes; null where masked. */
export type BySeverity = Readonly<Record<Severity, number | null>>;

/** Notes of an obstacle end to end, the most serious first: full, grey, hollow. */
export function severityBar(
  counts: BySeverity,
  { x, y, unit }: { readonly x: number; readonly y: number; readonly unit: number },
): { readonly content: Marks; readonly end: number } {
  let end = x;
  const content = severities.toReversed().map((severity) => {
    const count = counts[severity];
    if (count === 0) return null;
    const width = count === null ? 24 : count * unit;
    const box = { x: end + 0.5, y: y + 0.5, width: Math.max(1, width - 2), height: 11 };
    end += width;
    return rect(box, count === null ? "secret" : severity);
  });
  return { content, end };
}

/** Null where one of them is masked. */
export function notesOf(counts: BySeverity): number | null {
  return severities.reduce<number | null>((sum, severity) => {
    const count = counts[severity];
    return sum === null || count === null ? null : sum + count;
  }, 0);
}
