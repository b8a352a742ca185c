import { html, type Markup } from "@vigie/documents";
import type { Source } from "@vigie/study";
import type { PageFormatter } from "../page-formatter.ts";
import { columns, paragraphs, table } from "../page-table.ts";
import type { SurveyQuality, WeightsQuality } from "./survey-quality.ts";

/** The weights of a survey, in words. */
export function surveySection(
  quality: SurveyQuality,
  { survey }: Pick<Source, "survey">,
  formatter: PageFormatter,
): Markup {
  const { respondents, initial, final, clipped, raking } = quality;
  const greatest = survey?.weightMax ?? null;
  const { message, decimal, number } = formatter;
  const row = (name: string, { sum, least, greatest, effective }: WeightsQuality) => [
    name,
    decimal(sum),
    decimal(least),
    decimal(greatest),
    number(Math.round(effective)),
  ];
  const rows = [
    ...(initial === null ? [] : [row(message("survey.given"), initial)]),
    ...(initial === null || (raking !== null && raking !== "not_reached")
      ? [row(message("survey.used"), final)]
      : []),
  ];
  return html`${paragraphs([message("survey.respondents", { respondents })])}
${table(
  message("survey.weights"),
  columns(
    formatter,
    ["survey.weights"],
    ["survey.sum", "survey.least", "survey.greatest", "survey.effective"],
  ),
  rows,
)}
${paragraphs([
  isOffTotal(quality) ? message("survey.offTotal", { respondents }) : null,
  rakingSentence(raking, formatter),
  greatest === null ? null : message("survey.clipped", { clipped, greatest }),
])}`;
}

function rakingSentence(
  raking: SurveyQuality["raking"],
  { message, decimal, language }: PageFormatter,
): string {
  if (raking === null) return "";
  if (raking === "not_reached") return message("survey.notRaked");
  const { passes, gapMax, trimmed, ratio } = raking;
  const gap = gapMax.toExponential(1);
  return message("survey.raked", {
    passes,
    gap: language === "fr" ? gap.replace(".", ",") : gap,
    trimmed,
    least: decimal(ratio.least),
    greatest: decimal(ratio.greatest),
  });
}

/** Whether the weights given do not add up to their respondents: nothing wrong, and better known. */
function isOffTotal({ respondents, initial }: SurveyQuality): boolean {
  return initial !== null && Math.abs(initial.sum / respondents - 1) > 1e-3;
}
