import type { Subject } from "./subject.ts";
import { comparedIn } from "./text/reference-comparison.ts";

/**
 * Smallest gap between two shares that software may call a finding: published tables of social statistics are read by
 * rounded points, and a reader takes two or less for the same level.
 */
export const gapMin = 0.03;

/**
 * Whether a share differs from that of its reference enough to be a finding: the interval of their difference, noise
 * included, leaves zero out, and they are `gapMin` apart.
 * @param at the codes of the cell, by dimension
 */
export function isEstablishedGap(subject: Subject, at: ReadonlyMap<string, readonly string[]>): boolean {
  const compared = comparedIn(subject, at);
  if (compared.kind !== "compared" || compared.verdict === "same") return false;
  return Math.abs(compared.share - compared.other) >= gapMin - 1e-9;
}
