import type { Formatter } from "../formatter.ts";
import type { Cell, TableRules } from "../views/line.ts";

/** « 63,2 % », or why it is not printed. */
export function shareText(cell: Cell, formatter: Formatter, decimals = 0): string {
  return cell.share === null ? whyNoShare(cell, formatter) : formatter.percent(cell.share, decimals);
}

/** « trop incertain », « trop peu », « moins de 11 cas »; nothing where nobody is in the base. */
export function whyNoShare({ silence, line }: Cell, formatter: Formatter): string {
  switch (silence) {
    case "not_calibrated":
      return formatter.message("cell.notEstimated");
    case "uncertain":
      return formatter.message("cell.uncertain");
    case "too_few":
      return formatter.message("cell.tooFew");
    case "nobody":
      return formatter.message("cell.nothing");
    default:
      return hiddenText("cell.few", line.rules, formatter);
  }
}

/** « 1 234 »; « moins de 11 » where it is hidden. */
export function countText(count: number | null, rules: HidingRules, formatter: Formatter): string {
  return count === null ? hiddenText("cell.under", rules, formatter) : formatter.count(count);
}

/** What is known of a hidden count: that it is small, unless the noise of added counts is too great to say so. */
export type HidingRules = Pick<TableRules, "min" | "areHiddenUncertain">;

/** « moins de 11 », « moins de 11 cas », or « trop incertain ». */
export function hiddenText(
  key: "cell.under" | "cell.underShort" | "cell.few",
  { min, areHiddenUncertain }: HidingRules,
  formatter: Formatter,
): string {
  return areHiddenUncertain ? formatter.message("cell.uncertain") : formatter.message(key, { min });
}

/** Units under which shares are written as counts: « 6 tests sur 8 » does not look as sure as « 75 % ». */
const percentBaseMin = 30;

/** Whether a share is written as a count of its base; not where the base is empty or hidden. */
export function isSmallBase(base: number | null): base is number {
  return base !== null && base > 0 && base < percentBaseMin;
}

/** Count and base of such a share; null where it is a percentage: with weights the two would differ. */
export function smallShareOf({
  share,
  count,
  line: { base, rules },
}: Cell): { readonly count: number; readonly base: number } | null {
  if (share === null || rules.isWeighted || !isSmallBase(base)) return null;
  return { count: count ?? 0, base };
}
