import { attributeOf, type Source } from "@vigie/study";
import type { OutOfRange } from "../out-of-range.ts";
import type { PageFormatter } from "../page-formatter.ts";

import type { DesignDoubt, SurveyQuality } from "../survey/survey-quality.ts";

/** What one source's data show of the study's own choices: true counts, for the partner alone. */
export interface StudyFit {
  readonly outOfRange: readonly OutOfRange[];
  /** Null where the source is not a weighted survey. */
  readonly survey: SurveyQuality | null;
}

/**
 * Where the data do not fit what the study declares, in sentences with true counts. The study chooses what is compared, so
 * a refusal, a line on a terminal or anything that leaves would answer it exactly: only the private pages show them.
 */
export function studyDoubts(
  source: Source,
  { outOfRange, survey }: StudyFit,
  formatter: PageFormatter,
): readonly string[] {
  const found = survey?.design ?? [];
  const isExplained = found.some(({ kind }) => kind === "margin-unknown" || kind === "margin-code-absent");
  const named = { source: formatter.text(source.label) };
  return [
    ...outOfRange.filter(missesMany).map((one) => rangeDoubt(one, source, formatter)),
    ...found.map((doubt) => designDoubt(doubt, source, formatter)),
    ...(survey?.raking === "not_reached" && !isExplained ? [formatter.message("doubt.notRaked", named)] : []),
  ];
}

/** Share of the values from which those outside of the range of a number change its mean: it may be in another unit, or have lost its signs. */
const outOfRangeFrom = 0.2;

function missesMany({ known, below, above }: OutOfRange): boolean {
  return below + above > 0 && below + above >= outOfRangeFrom * known;
}

function rangeDoubt(
  { number, known, below, above, range: { from, to } }: OutOfRange,
  source: Source,
  { message, text }: PageFormatter,
): string {
  const outside = below + above;
  return message("doubt.range", {
    source: text(source.label),
    number: labelOf(source, number, text),
    known,
    below,
    above,
    outside,
    share: outside / known,
    from,
    to,
  });
}

function designDoubt(doubt: DesignDoubt, source: Source, { message, text }: PageFormatter): string {
  const named = { source: text(source.label), attribute: labelOf(source, doubt.attribute, text) };
  switch (doubt.kind) {
    case "stratum-unknown":
    case "margin-unknown":
      return message(`doubt.${doubt.kind}`, { ...named, respondents: doubt.respondents });
    case "stratum-alone":
    case "margin-code-absent":
      return message(`doubt.${doubt.kind}`, { ...named, code: codeLabel(source, doubt, text) });
    case "stratum-too-large": {
      const { respondents, population } = doubt;
      return message("doubt.stratum-too-large", {
        ...named,
        code: codeLabel(source, doubt, text),
        respondents,
        population,
      });
    }
    default:
      return doubt satisfies never;
  }
}

function labelOf(source: Source, attribute: string, text: PageFormatter["text"]): string {
  return text(attributeOf(source, attribute)?.label ?? { fr: attribute });
}

function codeLabel(
  source: Source,
  { attribute, code }: { readonly attribute: string; readonly code: string },
  text: PageFormatter["text"],
): string {
  return text(attributeOf(source, attribute)?.codes.find((one) => one.code === code)?.label ?? { fr: code });
}
