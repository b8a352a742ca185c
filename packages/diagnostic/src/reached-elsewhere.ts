import type { Line } from "./tables/line.ts";
import { shareOfCodes } from "./proportion.ts";

/** Those who met someone, wrote on paper or telephoned at least once: the mixed and direct groups together. */
export function reachedElsewhere(line: Line): number | null {
  return shareOfCodes(line, ["mixed", "direct"]);
}
