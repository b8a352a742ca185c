import { baseOf, isTooSmall, isTooUncertain, type Line, shareOf } from "./line.ts";
import type { Words } from "./words.ts";

/** « 63,2 % », or why it is not printed. */
export function shareText(line: Line, code: string, words: Words, decimals = 0): string {
  const share = shareOf(line, code);
  return share === null ? whyNoShare(line, code, words) : words.percent(share, decimals);
}

/** « trop incertain », « trop peu », « moins de 11 cas »; nothing where nobody is in the base. */
export function whyNoShare(line: Line, code: string, words: Words): string {
  if (line.isNotCalibrated) return words.message("cell.notEstimated");
  if (isTooUncertain(line, code)) return words.message("cell.uncertain");
  if (isTooSmall(line)) return words.message("cell.tooFew");
  return baseOf(line) === 0 ? words.message("cell.nothing") : words.message("cell.few", { min: line.min });
}

/** « 1 234 »; « moins de 11 » where it is hidden. */
export function countText(count: number | null, min: number, words: Words): string {
  return count === null ? words.message("cell.under", { min }) : words.count(count);
}
