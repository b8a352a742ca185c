import type { Interval } from "@vigie/statistics";
import { shareIntervalOf } from "./infer/noise-evidence.ts";
import { type Line, shareOf } from "./line.ts";
import { proportionOf, uncertaintyOf } from "./proportion.ts";
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
