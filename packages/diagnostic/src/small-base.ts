import { baseOf, type Line, shareOf } from "./tables/line.ts";

/** Units under which shares are written as counts: « 6 tests sur 8 » does not look as sure as « 75 % ». */
const percentBaseMin = 30;

/** Whether a share is written as a count of its base; not where the base is empty or hidden. */
export function isSmallBase(base: number | null): base is number {
  return base !== null && base > 0 && base < percentBaseMin;
}

/** Count and base of such a share; null where it is a percentage: with weights the two would differ. */
export function smallShareOf(
  line: Line,
  code: string,
): { readonly count: number; readonly base: number } | null {
  const base = baseOf(line);
  if (shareOf(line, code) === null || line.estimates !== undefined || !isSmallBase(base)) return null;
  return { count: line.counts.get(code) ?? 0, base };
}
