import { type Interval, independenceOfShares, type Proportion, type Ratio } from "@vigie/statistics";
import { total } from "@vigie/table";
import {
  differenceOf,
  type EvidenceOf,
  isPrintable,
  riskRatioOf,
  shareIntervalOf,
} from "./infer/noise-evidence.ts";
import {
  inBase,
  isTooSmall,
  type Line,
  type NoisyShare,
  noiseOfShare,
  noisyShareOf,
  shareOf,
} from "./line.ts";
import type { ReferenceLine } from "./reference-line.ts";
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
  if (!known) return null;
  if (line.estimates !== undefined) {
    const interval = shareOf(line, code) === null ? null : (line.estimates.get(code)?.interval ?? null);
    return interval && { share: interval, difference: null, ratio: null, pValue: null };
  }
  const of = evidenceOf(source);
  const group = proportionOf(line, code);
  const share = group && shareIntervalOf(group, of);
  if (group === null || share === null) return null;
  const rest = reference?.rest ?? null;
  const others = rest && proportionOf(rest, code);
  if (others === null) return { share, difference: null, ratio: null, pValue: null };
  const compared = { group, rest: others };
  const difference = differenceOf(compared, of);
  if (of === "noise") return { share, difference, ratio: null, pValue: null };
  const ratio = riskRatioOf(compared, of);
  const test = independenceOfShares([group, others], { seed: simulationSeed });
  return {
    share,
    difference,
    ratio: ratio.kind === "computed" ? ratio : null,
    pValue: test.kind === "computed" ? test.pValue : null,
  };
}

/** What intervals hold: noise alone where the study reads its source as a whole population. */
export function evidenceOf({ inferenceTarget }: Pick<Subject["source"], "inferenceTarget">): EvidenceOf {
  return inferenceTarget === null ? "noise" : "sampling";
}

/**
 * Units with a code, or one of several, among those whose value is known, with the noise of their share; null where a
 * count is hidden, where nobody is, where noise or numbers keep a share from print, and of a weighted survey.
 */
export function proportionOf(line: Line, ...codes: readonly [string, ...string[]]): Proportion | null {
  if (line.estimates !== undefined || isTooSmall(line)) return null;
  const found = countedIn(line, codes);
  const isShown = found !== null && found.base > 0 && isPrintable(Math.sqrt(found.noise ?? 0));
  return isShown && codes.every((code) => code !== total && !line.outside.has(code)) ? found : null;
}

/**
 * The same whatever the uncertainty of the share; a base of 0 where nobody is there. Several codes of which some are hidden
 * are what the others leave of the base, where they are enough to be shown.
 */
export function countedIn(line: Line, codes: readonly string[]): Proportion | null {
  const { base } = line;
  if (base === null) return null;
  if (!(base.value > 0)) return { count: 0, base: 0 };
  const found = summed(line, codes) ?? complement(line, base.value, codes);
  if (found === null) return null;
  // Two noisy tables may disagree by a few units.
  const count = Math.min(Math.max(0, found), base.value);
  return { count, base: base.value, noise: noiseOfShare(line, base, { codes, count }) };
}

function summed({ counts }: Line, codes: readonly string[]): number | null {
  let sum = 0;
  for (const code of codes) {
    const own = counts.has(code) ? (counts.get(code) ?? null) : 0;
    if (own === null) return null;
    sum += own;
  }
  return sum;
}

function complement(line: Line, base: number, codes: readonly string[]): number | null {
  if (codes.length < 2) return null;
  const others = summed(
    line,
    inBase(line).filter((code) => !codes.includes(code)),
  );
  return others === null || base - others < line.min ? null : base - others;
}

/** Share of several codes together, as it may be printed; weighted where respondents are. */
export function shareOfCodes(line: Line, codes: readonly string[]): number | null {
  const found = noisyShareOfCodes(line, codes);
  return found === null || !isPrintable(found.error) ? null : found.share;
}

export function noisyShareOfCodes(line: Line, codes: readonly string[]): NoisyShare | null {
  const [first, ...others] = codes;
  if (first === undefined) return { share: 0, error: 0 };
  if (others.length === 0) return noisyShareOf(line, first);
  if (isTooSmall(line) || codes.some((code) => code === total || line.outside.has(code))) return null;
  if (line.estimates === undefined) {
    const found = countedIn(line, codes);
    return found === null || found.base === 0
      ? null
      : { share: found.count / found.base, error: Math.sqrt(found.noise ?? 0) };
  }
  const shares = codes.map((code) => noisyShareOf(line, code));
  const known = shares.filter((share) => share !== null);
  if (known.length < shares.length) return null;
  return {
    share: known.reduce((sum, { share }) => sum + share, 0),
    error: Math.hypot(...known.map(({ error }) => error)),
  };
}
