import { baseOf, type Line, shareOf } from "./line.ts";

/** Units under which shares are said as counts: « 6 tests sur 8 » does not look as sure as « 75 % ». */
const percentBaseMin = 30;

/** Whether a share is said as a count of its base. An empty base, or one that is hidden, says neither. */
export function isSmallBase(base: number | null): base is number {
  return base !== null && base > 0 && base < percentBaseMin;
}

/** Count and base of a share that is said so; null where it is said in percent: weights make a count say another. */
export function smallShareOf(
  line: Line,
  code: string,
): { readonly count: number; readonly base: number } | null {
  const base = baseOf(line);
  if (shareOf(line, code) === null || line.estimates !== undefined || !isSmallBase(base)) return null;
  return { count: line.counts.get(code) ?? 0, base };
}
