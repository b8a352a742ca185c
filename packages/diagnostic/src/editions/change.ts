import { differenceInterval, type Interval } from "@vigie/statistics";
import { chanceShown, intervalGivenShown, isClearlyShown } from "../infer/shown-share.ts";
import { alikeMax } from "../text/reference-comparison.ts";
import type { Observed, Quantity } from "./observed.ts";

/** One category in two editions. */
export interface Change {
  readonly label: string;
  readonly before: Seen;
  readonly now: Seen;
  /** Null where one of the two is not known. */
  readonly difference: number | null;
  /** At 95 %, of the difference; null where there is none, and where a count may owe to noise that it is shown. */
  readonly interval: Interval | null;
  /** Whether an interval, printed or not, decides of its meaning. */
  readonly isTested: boolean;
  readonly meaning: "more" | "less" | "same" | "unknown";
}

export type Seen = Pick<Observed, "value" | "isHidden">;

/** A part of its first value under which a number of a whole population is called stable. */
export const alikeRatio = 0.01;

/** Every category that either edition saw, in the order of the later one. */
export function changesBetween(
  { before, now }: { readonly before: Quantity; readonly now: Quantity },
  { isSampled }: { readonly isSampled: boolean },
): readonly Change[] {
  const codes = [...new Set([...now.observed.keys(), ...before.observed.keys()])].filter((code) =>
    [before, now].some(({ observed }) => isSeen(observed.get(code))),
  );
  return codes.map((code) => {
    const [past, present] = [before.observed.get(code), now.observed.get(code)];
    const difference =
      past === undefined || present === undefined || past.value === null || present.value === null
        ? null
        : present.value - past.value;
    const interval = past && present ? intervalOf(past, present) : null;
    const counted = [past, present].flatMap((seen) => seen?.counted ?? []);
    return {
      label: present?.label ?? past?.label ?? code,
      before: past ?? absent,
      now: present ?? absent,
      difference,
      interval: counted.every(isClearlyShown) ? interval : null,
      isTested: interval !== null,
      meaning: meaningOf(difference, {
        interval:
          interval &&
          intervalGivenShown(
            interval,
            difference ?? 0,
            chanceShown(counted, isSampled ? "sampling" : "noise"),
          ),
        isSampled,
        alike: alikeOf(now, past),
      }),
    };
  });
}

/** Half of the last digit of a share as it is printed: what reads « −1,0 » is a point. */
const halfPrinted = 0.0005;

const absent: Seen = { value: null, isHidden: false };

/** Neither empty nor missing: what nobody measured in either edition has no line. */
function isSeen(observed: Observed | undefined): boolean {
  return observed !== undefined && (observed.value !== null || observed.isHidden);
}

function intervalOf(before: Observed, now: Observed): Interval | null {
  if (before.value === null || now.value === null || before.interval === null || now.interval === null)
    return null;
  return differenceInterval({
    group: { estimate: now.value, interval: now.interval },
    rest: { estimate: before.value, interval: before.interval },
  });
}

function alikeOf({ of }: Quantity, before: Observed | undefined): number {
  return of === "share" ? alikeMax - halfPrinted : alikeRatio * Math.abs(before?.value ?? 0);
}

/**
 * In a whole population a change is reported where it is large enough, and larger than the noise of both; in a sample the
 * interval decides, and nothing is reported without one.
 * @param options.interval given that both counts are shown
 */
function meaningOf(
  difference: number | null,
  { interval, isSampled, alike }: { interval: Interval | null; isSampled: boolean; alike: number },
): Change["meaning"] {
  if (difference === null) return "unknown";
  if (!isSampled && Math.abs(difference) < alike - 1e-9) return "same";
  if (interval !== null) return interval.lower > 0 ? "more" : interval.upper < 0 ? "less" : "same";
  if (difference === 0) return "same";
  if (isSampled) return "unknown";
  return difference > 0 ? "more" : "less";
}
