import { newcombe, type Proportion } from "@vigie/statistics";
import { dimensionsOf, said, shareDimensionOf } from "@vigie/study";
import { baseOf, type Line, lineAt, total, without } from "../line.ts";
import { referenceOf } from "../populations.ts";
import { problem } from "../problems/problems.ts";
import { subjectIn } from "../subject.ts";
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
      /** From the interval of the difference where the study declares a reading, else from `alikeMax`. */
      readonly verdict: "more" | "less" | "same";
    }
  | { readonly kind: "masked" | "not_computed" };

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
  if (subject === null) return { kind: "masked" };
  const codes = at.get(shareDimensionOf(indicator)) ?? [];
  const splits = dimensionsOf(indicator).slice(0, -1);
  const line = lineAt(subject, [indicator.universe, ...splits.map((own) => at.get(own)?.[0] ?? total)]);
  const whole = lineAt(subject, [indicator.universe, ...splits.map(() => total)]);
  const other =
    side === "against"
      ? (referenceOf(subject)?.line ?? null)
      : side === "whole"
        ? whole
        : without(whole, line);
  if (other === null) return { kind: "not_computed" };
  const [a, b] = [proportionOf(line, codes), proportionOf(other, codes)];
  if (a === null || b === null) return { kind: "masked" };
  if (a.base === 0 || b.base === 0) return { kind: "not_computed" };
  const tested = side === "whole" ? proportionOf(without(whole, line), codes) : b;
  const [share, reference] = [a.count / a.base, b.count / b.base];
  return {
    kind: "apart",
    share,
    other: reference,
    verdict:
      subject.source.reading === null || tested === null
        ? verdictOf(share - reference, alikeMax)
        : verdictOfTest(a, tested),
  };
}

function verdictOf(difference: number, alike: number): "more" | "less" | "same" {
  if (Math.abs(difference) < alike - 1e-9) return "same";
  return difference > 0 ? "more" : "less";
}

function verdictOfTest(group: Proportion, rest: Proportion): "more" | "less" | "same" {
  const tested = newcombe({ group, rest });
  if (tested.kind !== "computed") return "same";
  const { lower, upper } = tested.interval;
  return lower > 0 ? "more" : upper < 0 ? "less" : "same";
}

function proportionOf(line: Line, codes: readonly string[]): Proportion | null {
  const base = baseOf(line);
  let count: number | null = 0;
  for (const code of codes) {
    const own: number | null = line.counts.has(code) ? (line.counts.get(code) ?? null) : 0;
    count = count === null || own === null ? null : count + own;
  }
  return base === null || count === null ? null : { count, base };
}
