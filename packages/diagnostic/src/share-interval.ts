import type { DrawnInterval } from "@vigie/drawing";
import type { Interval } from "@vigie/statistics";
import { shareIntervalOf, type Uncertainty } from "./infer/noise-evidence.ts";
import { chanceShownAt, isClearlyShown, levelGivenShown } from "./infer/shown-share.ts";
import { type Line, noisyCountIn, shareOf } from "./tables/line.ts";
import { countedIn, proportionOf, uncertaintyOf } from "./proportion.ts";
import type { Subject } from "./subject.ts";

/**
 * At 95 %, of the share of one code or of several together: that of the design where respondents are weighted, else Wilson
 * (1927) with the noise of counts where the study reads its source as a sample, and of this noise alone where it does not.
 * Null where nothing is uncertain, where the share is not published, and for several codes of a weighted survey, whose
 * design gives one code each. Methods, sections 2 and 7.11.
 */
export function shareInterval(
  { source }: Pick<Subject, "source">,
  line: Line,
  ...[code, ...others]: readonly string[]
): Interval | null {
  if (code === undefined) return null;
  if (line.estimates !== undefined)
    return others.length > 0 || shareOf(line, code) === null
      ? null
      : (line.estimates.get(code)?.interval ?? null);
  const proportion = proportionOf(line, code, ...others);
  return proportion === null ? null : shareIntervalOf(proportion, uncertaintyOf(source));
}

/** The same as it is printed: none where the count, less two errors of its noise, would be hidden. Methods, section 7.9. */
export function printedInterval(
  subject: Pick<Subject, "source">,
  line: Line,
  ...codes: readonly string[]
): Interval | null {
  return isCountClear(line, codes) ? shareInterval(subject, line, ...codes) : null;
}

/** Half of a point on either side: noise under that has no mark. */
const noiseDrawnFrom = 0.005;

/** The same as it is drawn, with what it comes from. */
export function drawnInterval(
  subject: Pick<Subject, "source">,
  line: Line,
  ...codes: readonly string[]
): DrawnInterval | null {
  return asDrawn(printedInterval(subject, line, ...codes), uncertaintyIn(subject, line));
}

/** What makes the shares of a line uncertain: of a weighted survey, its design. */
export function uncertaintyIn({ source }: Pick<Subject, "source">, line: Line): Uncertainty {
  return line.estimates === undefined ? uncertaintyOf(source) : "sampling";
}

/** An interval as it is drawn; null where it is of noise under half a point. */
export function asDrawn(interval: Interval | null, of: Uncertainty): DrawnInterval | null {
  if (interval === null) return null;
  const isSmall = interval.upper - interval.lower < 2 * noiseDrawnFrom;
  return of === "noise" && isSmall ? null : { ...interval, of };
}

/** Of a survey, respondents are what is hidden. */
function isCountClear(line: Line, codes: readonly string[]): boolean {
  if (line.estimates === undefined) {
    const found = countedIn(line, codes);
    return found === null || isClearlyShown(found);
  }
  return codes.every((code) => {
    const counted = noisyCountIn(line, code);
    return counted === null || isClearlyShown({ count: counted.value, error: counted.error, min: line.min });
  });
}

/**
 * Whether the share of a code differs from another one, which is known far better, by more than what makes it uncertain,
 * given that its count is shown.
 */
export function isDistinct(
  { source }: Pick<Subject, "source">,
  { line, code }: { readonly line: Line; readonly code: string },
  other: number,
): boolean {
  const proportion = line.estimates === undefined ? proportionOf(line, code) : null;
  const of = uncertaintyOf(source);
  const interval =
    proportion === null
      ? shareInterval({ source }, line, code)
      : shareIntervalOf(proportion, of, levelGivenShown(chanceShownAt(proportion, other, of)));
  return interval === null || other < interval.lower || interval.upper < other;
}
