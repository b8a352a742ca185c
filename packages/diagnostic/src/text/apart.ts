import type { Proportion } from "@vigie/statistics";
import { dimensionsOf, said, shareDimensionOf } from "@vigie/study";
import { countedIn, evidenceOf } from "../contrast.ts";
import { differenceOf, type EvidenceOf, isPrintable } from "../infer/noise-evidence.ts";
import { knownLine, missingCodes } from "../known-group.ts";
import { type Line, lineAt, total, without } from "../line.ts";
import { referenceOf } from "../populations.ts";
import { problem } from "../problems/problems.ts";
import { type Subject, subjectIn } from "../subject.ts";
import type { Directive, Reading, TextEvidence } from "./reference.ts";
import { hasShare, type WrittenCell } from "./written-cell.ts";

/** What a share is compared with: all of its population, what is left of it, or another population. */
const sides = ["whole", "rest", "against"] as const;
type Side = (typeof sides)[number];

/** Points under which two shares of whole populations are said alike. */
export const alikeMax = 0.01;

export type Apart =
  | {
      readonly kind: "apart";
      readonly share: number;
      readonly other: number;
      /**
       * From the interval of the difference where the study declares a reading; else from `alikeMax`, and from the interval
       * of noise where there is some.
       */
      readonly verdict: "more" | "less" | "same";
    }
  | { readonly kind: "hidden" | "uncertain" | "not_computed" };

/**
 * What the attribute `to` compares a cell with.
 * @returns null where a mistake was found
 */
export function sideOf({ attributes, place }: Directive, cell: WrittenCell, { found }: Reading): Side | null {
  const { indicator, at } = cell;
  const splits = dimensionsOf(indicator).slice(0, -1);
  const isSplit = splits.some((dimension) => at.has(dimension));
  const possible: readonly Side[] = isSplit
    ? ["whole", "rest"]
    : indicator.against === null
      ? []
      : ["against"];
  const to = attributes.get("to") ?? (isSplit ? "" : "against");
  const side = possible.find((own) => own === to);
  const isSingle = [...at].every(([dimension, codes]) => codes.length === 1 || !splits.includes(dimension));
  if (side === undefined || !hasShare(cell) || !isSingle || at.has("universe")) {
    found.push(
      problem("diagnostic/text-comparison-unfit", place, {
        indicator: said(indicator.id),
        dimension: said(shareDimensionOf(indicator)),
        sides: said(possible.join(", ")),
        some: said(possible.length === 0 ? "no" : "yes"),
      }),
    );
    return null;
  }
  return side;
}

/** How the share of a cell stands against another: Newcombe's interval where there is one. Methods, section 2. */
export function apart({ indicator, at }: WrittenCell, side: Side, evidence: TextEvidence): Apart {
  const subject = subjectIn(indicator.id, evidence);
  if (subject === null) return { kind: "not_computed" };
  const codes = at.get(shareDimensionOf(indicator)) ?? [];
  const splits = dimensionsOf(indicator).slice(0, -1);
  const line = lineAt(subject, [indicator.universe, ...splits.map((own) => at.get(own)?.[0] ?? total)]);
  const whole = lineAt(subject, [indicator.universe, ...splits.map(() => total)]);
  const rest = restOf(subject, { line, at, splits });
  const other = side === "against" ? (referenceOf(subject)?.line ?? null) : side === "whole" ? whole : rest;
  if (other === null) return { kind: "not_computed" };
  const [a, b] = [countedIn(line, codes), countedIn(other, codes)];
  if (a === null || b === null) return { kind: "hidden" };
  if (a.base === 0 || b.base === 0) return { kind: "not_computed" };
  if (![a, b].every(({ noise = 0 }) => isPrintable(Math.sqrt(noise)))) return { kind: "uncertain" };
  const tested = side === "whole" ? rest && countedIn(rest, codes) : b;
  const [share, reference] = [a.count / a.base, b.count / b.base];
  const of = evidenceOf(subject.source);
  const isAlike = Math.abs(share - reference) < alikeMax - 1e-9;
  return {
    kind: "apart",
    share,
    other: reference,
    verdict:
      tested === null || (of === "noise" && isAlike)
        ? verdictOf(share - reference, isAlike)
        : verdictOfTest({ group: a, rest: tested }, of, share - reference),
  };
}

/** The other units whose group is known; null where that of the line is not. */
function restOf(
  subject: Subject,
  {
    line,
    at,
    splits,
  }: { readonly line: Line; readonly at: WrittenCell["at"]; readonly splits: readonly string[] },
): Line | null {
  const positions = splits.flatMap((own, position) => (at.has(own) ? [position + 1] : []));
  const codeAt = (position: number) => at.get(splits[position - 1] ?? "")?.[0] ?? total;
  if (positions.some((position) => missingCodes(subject, position).includes(codeAt(position)))) return null;
  const before = [subject.indicator.universe, ...splits.map(() => total)];
  const [only, ...more] = positions;
  return only !== undefined && more.length === 0
    ? knownLine(subject, before, { positions, except: codeAt(only) })
    : without(knownLine(subject, before, { positions }), line);
}

function verdictOf(difference: number, isAlike: boolean): "more" | "less" | "same" {
  if (isAlike) return "same";
  return difference > 0 ? "more" : "less";
}

/** What the interval of the difference says; without noise, nothing in a whole population is uncertain. */
function verdictOfTest(
  compared: { readonly group: Proportion; readonly rest: Proportion },
  of: EvidenceOf,
  difference: number,
): "more" | "less" | "same" {
  const interval = differenceOf(compared, of);
  if (interval === null) return of === "noise" ? verdictOf(difference, false) : "same";
  return interval.lower > 0 ? "more" : interval.upper < 0 ? "less" : "same";
}
