import { type Interval, wilson } from "@vigie/statistics";
import { proportionOf } from "./contrast.ts";
import { type Line, shareOf } from "./line.ts";
import type { Subject } from "./subject.ts";

/**
 * At 95 %, of the share of one code: that of the design where respondents are weighted, else Wilson (1927) where the
 * study reads its source as a sample. Null where it does not, and where the share is not published. Methods, section 2.
 */
export function shareInterval(
  { source }: Pick<Subject, "source">,
  line: Line,
  code: string,
): Interval | null {
  if (line.estimates !== undefined)
    return shareOf(line, code) === null ? null : (line.estimates.get(code)?.interval ?? null);
  const proportion = source.reading === null ? null : proportionOf(line, code);
  return proportion === null || proportion.base === 0 ? null : wilson(proportion);
}

/** The same of several codes together; null for several of a weighted survey, whose design gives one code each. */
export function sharesInterval(
  subject: Pick<Subject, "source">,
  line: Line,
  codes: readonly string[],
): Interval | null {
  const [first] = codes;
  if (first !== undefined && codes.length === 1) return shareInterval(subject, line, first);
  if (subject.source.reading === null) return null;
  const parts = codes.map((code) => proportionOf(line, code));
  const counts = parts.map((part) => part?.count ?? null);
  const count = counts.reduce<number | null>(
    (sum, own) => (sum === null || own === null ? null : sum + own),
    0,
  );
  const base = parts[0]?.base ?? 0;
  return count === null || base === 0 ? null : wilson({ count, base });
}
