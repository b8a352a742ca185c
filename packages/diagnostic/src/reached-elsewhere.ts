import { type Line, shareOf } from "./line.ts";

/** Those who met someone, wrote on paper or telephoned at least once: the mixed and direct groups together. */
export function reachedElsewhere(line: Line): number | null {
  const mixed = shareOf(line, "mixed");
  const direct = shareOf(line, "direct");
  return mixed === null || direct === null ? null : mixed + direct;
}
