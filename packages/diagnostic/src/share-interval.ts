import type { Interval } from "@vigie/statistics";
import { evidenceOf, proportionOf } from "./contrast.ts";
import { shareIntervalOf } from "./infer/noise-evidence.ts";
import { type Line, shareOf } from "./line.ts";
import type { Subject } from "./subject.ts";

/**
 * At 95 %, of the share of one code: that of the design where respondents are weighted, else Wilson (1927) with the noise
 * of counts where the study reads its source as a sample, and of this noise alone where it does not. Null where nothing is
 * uncertain, and where the share is not published. Methods, sections 2 and 7.11.
 */
export function shareInterval(
  { source }: Pick<Subject, "source">,
  line: Line,
  code: string,
): Interval | null {
  if (line.estimates !== undefined)
    return shareOf(line, code) === null ? null : (line.estimates.get(code)?.interval ?? null);
  const proportion = proportionOf(line, code);
  return proportion === null ? null : shareIntervalOf(proportion, evidenceOf(source));
}

/** The same of several codes together; null for several of a weighted survey, whose design gives one code each. */
export function sharesInterval(
  subject: Pick<Subject, "source">,
  line: Line,
  codes: readonly string[],
): Interval | null {
  const [first, ...others] = codes;
  if (first === undefined) return null;
  if (others.length === 0) return shareInterval(subject, line, first);
  const proportion = proportionOf(line, first, ...others);
  return proportion === null ? null : shareIntervalOf(proportion, evidenceOf(subject.source));
}
