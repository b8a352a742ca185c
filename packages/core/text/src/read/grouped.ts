import { contentOf, type Indicator, type Study } from "@vigie/study";
import { attributeForm } from "@vigie/tables";
import { type FilePlace, textValue } from "@vigie/words";
import type { Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";

/**
 * How indicators are the bars of one figure: two opinions or more, answered in the same codes, or two yes-or-no questions
 * or more, about the same people, so that their shares compare; or two rates or more of the same territories. Mistakes are pushed in `found`.
 * @returns null where a mistake was found
 */
export function grouped(
  ids: readonly string[],
  place: FilePlace,
  { study, found }: Scope,
): "opinions" | "yes-no" | "rates" | null {
  const indicators = [...new Set(ids)].flatMap((id) => study.indicators.get(id) ?? []);
  const [first, ...others] = indicators;
  if (first === undefined || others.length === 0 || indicators.length < ids.length) {
    found.push(studyTextProblem("diagnostic/text-opinions-few", place));
    return null;
  }
  if (indicators.every((indicator) => isRateLike(first, indicator))) return "rates";
  const areYesNo = indicators.every((indicator) => isYesNo(indicator, study));
  const plain = areYesNo ? [] : indicators.filter((indicator) => !isOpinion(indicator, study));
  for (const { id } of plain)
    found.push(studyTextProblem("diagnostic/text-opinion-plain", place, { indicator: textValue(id) }));
  if (plain.length > 0) return null;
  const unlike = others.flatMap((other) => {
    const part = differenceOf(first, other, study);
    return part === null ? [] : [{ id: other.id, part }];
  });
  for (const { id, part } of unlike)
    found.push(
      studyTextProblem("diagnostic/text-opinions-unlike", place, {
        indicator: textValue(id),
        first: textValue(first.id),
        part: textValue(part),
      }),
    );
  if (unlike.length > 0) return null;
  return areYesNo ? "yes-no" : "opinions";
}

/** Whether both are rates of the same territories. */
function isRateLike(first: Indicator, other: Indicator): boolean {
  return contentOf(other).rate !== null && other.of === first.of;
}

function isYesNo(indicator: Indicator, study: Study): boolean {
  const attributes = study.sources.get(indicator.source)?.attributes;
  return contentOf(indicator).isSingleLine && attributes?.get(indicator.of)?.type === "flag";
}

function isOpinion(indicator: Indicator, study: Study): boolean {
  const source = study.sources.get(indicator.source);
  return (
    contentOf(indicator).isSingleLine &&
    source !== undefined &&
    attributeForm({ source, study }, indicator.of) === "opinion"
  );
}

/** What keeps shares from being compared. */
function differenceOf(
  one: Indicator,
  other: Indicator,
  study: Study,
): "population" | "base" | "codes" | null {
  if (one.source !== other.source || one.universe !== other.universe || one.against !== other.against)
    return "population";
  if (one.base !== other.base) return "base";
  // Each yes or no has a sentence of its own.
  const codesOf = ({ source, of }: Indicator) =>
    JSON.stringify(
      study.sources
        .get(source)
        ?.attributes.get(of)
        ?.codes.map(({ sentence: _, ...code }) => code),
    );
  return codesOf(one) === codesOf(other) ? null : "codes";
}
