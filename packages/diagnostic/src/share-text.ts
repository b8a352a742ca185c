import type { Formatter } from "./formatter.ts";
import { baseOf, isTooSmall, isTooUncertain, type Line, shareOf } from "./tables/line.ts";

/** « 63,2 % », or why it is not printed. */
export function shareText(line: Line, code: string, formatter: Formatter, decimals = 0): string {
  const share = shareOf(line, code);
  return share === null ? whyNoShare(line, code, formatter) : formatter.percent(share, decimals);
}

/** « trop incertain », « trop peu », « moins de 11 cas »; nothing where nobody is in the base. */
export function whyNoShare(line: Line, code: string, formatter: Formatter): string {
  if (line.isNotCalibrated) return formatter.message("cell.notEstimated");
  if (isTooUncertain(line, code)) return formatter.message("cell.uncertain");
  if (isTooSmall(line)) return formatter.message("cell.tooFew");
  return baseOf(line) === 0
    ? formatter.message("cell.nothing")
    : formatter.message("cell.few", { min: line.min });
}

/** « 1 234 »; « moins de 11 » where it is hidden. */
export function countText(count: number | null, min: number, formatter: Formatter): string {
  return count === null ? formatter.message("cell.under", { min }) : formatter.count(count);
}
