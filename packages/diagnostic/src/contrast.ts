import {
  type Difference,
  type Interval,
  independence,
  newcombe,
  type Proportion,
  type Ratio,
  relativeRisk,
  wilson,
} from "@vigie/statistics";
import { baseOf, type Line, shareOf } from "./line.ts";
import type { ProfileLine } from "./profile.ts";
import { simulationSeed } from "./simulation-seed.ts";
import type { Subject } from "./subject.ts";

/** What a sampling reading lets be said of one code in a group. Null where secrecy hides a part, or counts forbid. */
export interface Contrast {
  /** Of the share in the group. */
  readonly share: Interval;
  /** To the rest of the cohort, which shares no unit with the group. */
  readonly difference: Difference | null;
  /** None where a count is zero. */
  readonly ratio: Ratio | null;
  readonly pValue: number | null;
}

/**
 * Intervals at 95 % and test of one code in a group, against the rest of the cohort: Wilson, Newcombe, log-ratio,
 * independence; of a weighted survey, the interval that its design gives the share, and no more. Methods, sections 2
 * and 4.
 * @returns null where the study declares no sampling reading, and where the group's own share is not published
 */
export function contrastOf(
  { source }: Pick<Subject, "source">,
  { line, rest }: Pick<ProfileLine, "line" | "rest">,
  code: string,
): Contrast | null {
  if (line.estimates !== undefined) {
    const interval = shareOf(line, code) === null ? null : (line.estimates.get(code)?.interval ?? null);
    return interval && { share: interval, difference: null, ratio: null, pValue: null };
  }
  const group = source.reading === null ? null : proportionOf(line, code);
  if (group === null) return null;
  const others = proportionOf(rest, code);
  if (others === null) return { share: wilson(group), difference: null, ratio: null, pValue: null };
  const compared = { group, rest: others };
  const difference = newcombe(compared);
  const ratio = relativeRisk(compared);
  const test = independence(
    [group, others].map(({ count, base }) => [count, base - count]),
    { seed: simulationSeed },
  );
  return {
    share: wilson(group),
    difference: difference.kind === "computed" ? difference : null,
    ratio: ratio.kind === "computed" ? ratio : null,
    pValue: test.kind === "computed" ? test.pValue : null,
  };
}

/** Units with a code among those whose value is known; null where masked, where nobody is, and of a weighted survey. */
export function proportionOf(line: Line, code: string): Proportion | null {
  if (line.estimates !== undefined) return null;
  const base = baseOf(line);
  const count = line.counts.get(code) ?? null;
  return base === null || count === null || shareOf(line, code) === null ? null : { count, base };
}
