import { type Blocks, paragraphs, table } from "@vigie/documents";
import type { Source } from "@vigie/study";
import { columns, type PageFormatter } from "../page-formatter.ts";
import type { SurveyQuality, WeightsQuality } from "./survey-quality.ts";

/** The weights of a survey, in words. */
export function surveySection(
  quality: SurveyQuality,
  { survey }: Pick<Source, "survey">,
  formatter: PageFormatter,
): Blocks {
  const { respondents, initial, final, clipped, raking } = quality;
  const greatest = survey?.weightMax ?? null;
  const { message } = formatter;
  const row = (name: string, { sum, least, greatest, effective }: WeightsQuality) => [
    name,
    sum,
    least,
    greatest,
    Math.round(effective),
  ];
  const rows = [
    ...(initial === null ? [] : [row(message("survey.given"), initial)]),
    ...(initial === null || (raking !== null && raking !== "not_reached")
      ? [row(message("survey.used"), final)]
      : []),
  ];
  return [
    ...paragraphs([message("survey.respondents", { respondents })]),
    table(
      message("survey.weights"),
      columns(formatter, [
        ["survey.weights", "text"],
        ["survey.sum", "decimal"],
        ["survey.least", "decimal"],
        ["survey.greatest", "decimal"],
        ["survey.effective", "count"],
      ]),
      rows,
    ),
    ...paragraphs([
      isOffTotal(quality) ? message("survey.offTotal", { respondents }) : null,
      rakingSentence(raking, formatter),
      greatest === null ? null : message("survey.clipped", { clipped, greatest }),
    ]),
  ];
}

function rakingSentence(
  raking: SurveyQuality["raking"],
  { message, number, language }: PageFormatter,
): string {
  if (raking === null) return "";
  if (raking === "not_reached") return message("survey.notRaked");
  const { passes, gapMax, trimmed, ratio } = raking;
  const gap = gapMax.toExponential(1);
  return message("survey.raked", {
    passes,
    gap: language === "fr" ? gap.replace(".", ",") : gap,
    trimmed,
    least: number(ratio.least, "decimal"),
    greatest: number(ratio.greatest, "decimal"),
  });
}

/** Whether the weights given do not add up to their respondents: nothing wrong, and better known. */
function isOffTotal({ respondents, initial }: SurveyQuality): boolean {
  return initial !== null && Math.abs(initial.sum / respondents - 1) > 1e-3;
}
