import { differenceInterval } from "@vigie/statistics";
import { isPrintable, shareDimensionOf } from "@vigie/study";
import { total } from "@vigie/table";
import { differenceOf, type NoiseOrSampling } from "../infer/noise-evidence.ts";
import { chanceShown, intervalGivenShown, levelGivenShown, type ShownShare } from "../infer/shown-share.ts";
import type { Subject } from "../subject.ts";
import type { Cell } from "./line.ts";
import { isReferenceAbsent } from "./reference-line.ts";
import { tableViewOf } from "./view.ts";

/** Points under which two shares of whole populations are called alike. */
export const alikeMax = 0.01;

export type ReferenceComparison =
  | {
      readonly kind: "compared";
      readonly share: number;
      readonly other: number;
      /**
       * From the interval of the difference where the study declares a reading; else from `alikeMax`, and from the interval
       * of noise where there is some.
       */
      readonly verdict: "more" | "less" | "same";
    }
  | { readonly kind: "hidden" | "uncertain" | "not_computed" };

/** Compares a share with its reference, in a table at hand. */
export function comparedIn(
  subject: Subject,
  at: ReadonlyMap<string, readonly string[]>,
): ReferenceComparison {
  const { indicator } = subject;
  const codes = at.get(shareDimensionOf(indicator)) ?? [];
  const view = tableViewOf(subject);
  const groups = Object.fromEntries([...at].map(([name, [code = total]]) => [name, code]));
  const line = view.line({ ...groups, universe: indicator.universe });
  const cell = line.cell(...codes);
  const { reference } = cell;
  if (reference === null || isReferenceAbsent(view)) return { kind: "not_computed" };
  if (line.rules.isWeighted) return estimatedComparison(cell, reference);
  const [a, b] = [cell.counted, reference.counted];
  if (a === null || b === null) return { kind: "hidden" };
  if (a.base === 0 || b.base === 0) return { kind: "not_computed" };
  if (![a, b].every(({ noise = 0 }) => isPrintable(Math.sqrt(noise)))) return { kind: "uncertain" };
  const tested = line.reference()?.rest?.cell(...codes).counted ?? null;
  const [share, other] = [a.count / a.base, b.count / b.base];
  const of = line.rules.uncertainty;
  const isAlike = Math.abs(share - other) < alikeMax - 1e-9;
  return {
    kind: "compared",
    share,
    other,
    verdict:
      tested === null || (of === "noise" && isAlike)
        ? verdictOf(share - other, isAlike)
        : verdictOfTest({ group: a, rest: tested }, of, share - other),
  };
}

/**
 * Compares two shares of a weighted survey as its design estimates them. The interval of their difference takes the group for
 * independent of its reference, of which it is part, so it is too wide rather than too narrow.
 */
function estimatedComparison(cell: Cell, reference: Cell): ReferenceComparison {
  const [a, b] = [cell.computed, reference.computed];
  if (a === null || b === null) return { kind: "not_computed" };
  if (![a, b].every(({ error }) => isPrintable(error))) return { kind: "uncertain" };
  const [group, rest] = [cell.interval, reference.interval];
  const difference = a.share - b.share;
  if (group === null || rest === null) {
    const isAlike = Math.abs(difference) < alikeMax - 1e-9;
    return { kind: "compared", share: a.share, other: b.share, verdict: verdictOf(difference, isAlike) };
  }
  const interval = differenceInterval({
    group: { estimate: a.share, interval: group },
    rest: { estimate: b.share, interval: rest },
  });
  // Respondents are what is hidden.
  const respondents = [cell.counted, reference.counted].filter((found) => found !== null);
  const chance = chanceShown(respondents, cell.line.rules.uncertainty);
  const { lower, upper } = intervalGivenShown(interval, difference, chance);
  const verdict = lower > 0 ? "more" : upper < 0 ? "less" : "same";
  return { kind: "compared", share: a.share, other: b.share, verdict };
}

function verdictOf(difference: number, isAlike: boolean): "more" | "less" | "same" {
  if (isAlike) return "same";
  return difference > 0 ? "more" : "less";
}

/** What the interval of the difference says, given that counts are shown; without noise, a whole population is certain. */
function verdictOfTest(
  compared: { readonly group: ShownShare; readonly rest: ShownShare },
  of: NoiseOrSampling,
  difference: number,
): "more" | "less" | "same" {
  const chance = chanceShown([compared.group, compared.rest], of);
  const interval = differenceOf(compared, of, levelGivenShown(chance));
  if (interval === null) return of === "noise" ? verdictOf(difference, false) : "same";
  return interval.lower > 0 ? "more" : interval.upper < 0 ? "less" : "same";
}
