import { isPrintable } from "@vigie/study";
import { total } from "@vigie/table";
import type { Uncertainty } from "./infer/noise-evidence.ts";
import type { ShownShare } from "./infer/shown-share.ts";
import {
  codesInBase,
  countIn,
  errorOfCodes,
  isTooSmall,
  type Line,
  type NoisyShare,
  noiseOfShare,
  noisyShareOf,
} from "./tables/line.ts";
import type { Subject } from "./subject.ts";
import { sumOf } from "./sum-of.ts";

/** What makes the shares of a source uncertain: noise alone where the study reads its source as a whole population. */
export function uncertaintyOf({ inferenceTarget }: Pick<Subject["source"], "inferenceTarget">): Uncertainty {
  return inferenceTarget === null ? "noise" : "sampling";
}

/**
 * Units with a code, or one of several, among those whose value is known, with the noise of their share; null where a
 * count is hidden, where nobody is, where noise or numbers keep a share from print, and of a weighted survey.
 */
export function proportionOf(line: Line, ...codes: readonly [string, ...string[]]): ShownShare | null {
  if (line.estimates !== undefined || isTooSmall(line)) return null;
  const found = countedIn(line, codes);
  const isShown = found !== null && found.base > 0 && isPrintable(Math.sqrt(found.noise ?? 0));
  return isShown && codes.every((code) => code !== total && !line.outside.has(code)) ? found : null;
}

/**
 * The same whatever the uncertainty of the share; a base of 0 where nobody is there. Several codes of which some are hidden
 * are what the others leave of the base, where they are enough to be shown.
 */
export function countedIn(line: Line, codes: readonly string[]): ShownShare | null {
  const { base } = line;
  if (base === null) return null;
  if (!(base.value > 0)) return { count: 0, base: 0, error: 0, min: 0 };
  const found = sumIn(line, codes) ?? complement(line, base.value, codes);
  if (found === null) return null;
  // Two noisy tables may disagree by a few units.
  const count = Math.min(Math.max(0, found), base.value);
  return {
    count,
    base: base.value,
    noise: noiseOfShare(line, base, { codes, count }),
    error: errorOfCodes(line, base, codes),
    min: line.isRemainder ? 0 : line.min,
  };
}

function sumIn(line: Line, codes: readonly string[]): number | null {
  return sumOf(codes.map((code) => countIn(line, code)));
}

function complement(line: Line, base: number, codes: readonly string[]): number | null {
  if (codes.length < 2) return null;
  const others = sumIn(
    line,
    codesInBase(line).filter((code) => !codes.includes(code)),
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
