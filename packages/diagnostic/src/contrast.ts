import { type Interval, independenceOfShares, type Ratio } from "@vigie/statistics";
import { differenceOf, riskRatioOf } from "./infer/noise-evidence.ts";
import type { Line } from "./line.ts";
import { proportionOf, uncertaintyOf } from "./proportion.ts";
import type { ReferenceLine } from "./reference-line.ts";
import { shareInterval } from "./share-interval.ts";
import { simulationSeed } from "./simulation-seed.ts";
import type { Subject } from "./subject.ts";

/** What is known of one code in a group. Null where a part is hidden, or counts forbid. */
export interface Contrast {
  /** Of the share in the group. */
  readonly share: Interval;
  /** Of the difference to the rest of the population of reference, which shares no unit with the group. */
  readonly difference: Interval | null;
  /** None where a count is zero, and in a whole population. */
  readonly ratio: Ratio | null;
  readonly pValue: number | null;
}

/** A group of a cohort, or a whole one, and what it is compared with. */
export interface Compared {
  readonly line: Line;
  /** Whether the group is known. */
  readonly known: boolean;
  readonly reference: ReferenceLine | null;
}

/**
 * Intervals at 95 % and test of one code in a group, against the rest of its population of reference: Wilson, Newcombe,
 * log-ratio, independence, all of them with the noise of the counts; in a whole population, the intervals that noise alone
 * gives; of a weighted survey, the interval that its design gives the share, and no more. Methods, sections 2, 4 and 7.11.
 * @returns null where nothing is uncertain, where the group's own share is not published, and where the group is unknown
 */
export function contrastOf(
  { source }: Pick<Subject, "source">,
  { line, known, reference }: Compared,
  code: string,
): Contrast | null {
  const share = known ? shareInterval({ source }, line, code) : null;
  if (share === null) return null;
  const group = proportionOf(line, code);
  const rest = reference?.rest ? proportionOf(reference.rest, code) : null;
  if (group === null || rest === null) return { share, difference: null, ratio: null, pValue: null };
  const of = uncertaintyOf(source);
  const difference = differenceOf({ group, rest }, of);
  if (of === "noise") return { share, difference, ratio: null, pValue: null };
  const ratio = riskRatioOf({ group, rest }, of);
  const test = independenceOfShares([group, rest], { seed: simulationSeed });
  return {
    share,
    difference,
    ratio: ratio.kind === "computed" ? ratio : null,
    pValue: test.kind === "computed" ? test.pValue : null,
  };
}
