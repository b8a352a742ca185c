import { contentOf, dimensionsOf, shareDimensionOf } from "@vigie/study";
import { comparedIn, type ReferenceComparison, subjectIn, type TextEvidence } from "@vigie/tables";
import { textValue } from "@vigie/words";
import { studyTextProblem } from "../problems.ts";
import { type CellReference, hasShare } from "./cell-reference.ts";
import type { Directive, Reading } from "./reference.ts";

/**
 * Whether a cell can be compared with the reference of its indicator. `to` may say what that is, and is then checked:
 * `against`, or else what the study compares with, `whole` or `rest`.
 * @returns false where a mistake was found
 */
export function isComparable(
  { attributes, place }: Directive,
  cell: CellReference,
  { study, found }: Reading,
): boolean {
  const { indicator, at } = cell;
  const splits = dimensionsOf(indicator).slice(0, -1);
  const { answers } = contentOf(indicator);
  const isSplit = splits.some((name) => at.has(name) && name !== answers?.of);
  const isSingle = [...at].every(([dimension, codes]) => codes.length === 1 || !splits.includes(dimension));
  const side = indicator.against !== null ? "against" : isSplit ? study.comparedWith : null;
  if (side === null || !hasShare(cell) || !isSingle || at.has("universe")) {
    found.push(
      studyTextProblem("diagnostic/text-comparison-unfit", place, {
        indicator: textValue(indicator.id),
        dimension: textValue(shareDimensionOf(indicator)),
        some: textValue(side === null ? "no" : "yes"),
      }),
    );
    return false;
  }
  const to = attributes.get("to");
  if (to === undefined || to === side) return true;
  found.push(
    studyTextProblem("diagnostic/text-comparison-other", place, {
      to: textValue(to),
      side: textValue(side),
      indicator: textValue(indicator.id),
    }),
  );
  return false;
}

/** How the share of a cell stands against that of its reference: Newcombe's interval where there is one. Methods, section 2. */
export function comparedWithReference(
  { indicator, at }: CellReference,
  evidence: TextEvidence,
): ReferenceComparison {
  const subject = subjectIn(indicator.id, evidence);
  return subject === null ? { kind: "not_computed" } : comparedIn(subject, at);
}
