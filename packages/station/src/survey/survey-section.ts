import type { Source } from "@vigie/study";
import { each, table } from "../page-html.ts";
import type { PageWords } from "../page-words.ts";
import type { SurveyQuality, WeightsQuality } from "./survey-quality.ts";

/** The weights of a survey, in words. */
export function surveySection(
  quality: SurveyQuality,
  { survey }: Pick<Source, "survey">,
  words: PageWords,
): string {
  const { respondents, initial, final, clipped, raking } = quality;
  const greatest = survey?.weightMax ?? null;
  const { say, decimal, number } = words;
  const row = (name: string, { sum, least, greatest, effective }: WeightsQuality) => [
    name,
    decimal(sum),
    decimal(least),
    decimal(greatest),
    number(Math.round(effective)),
  ];
  const rows = [
    ...(initial === null ? [] : [row(say("survey.given"), initial)]),
    ...(initial === null || (raking !== null && raking !== "not_reached")
      ? [row(say("survey.used"), final)]
      : []),
  ];
  const columns = ["weights", "sum", "least", "greatest", "effective"] as const;
  return [
    each("p", [say("survey.respondents", { respondents })]),
    table(
      say("survey.weights"),
      columns.map((name) => say(`survey.${name}`)),
      rows,
    ),
    each("p", [
      isOffTotal(quality) ? say("survey.offTotal", { respondents }) : "",
      rakingSentence(raking, words),
      greatest === null ? "" : say("survey.clipped", { clipped, greatest }),
    ]),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function rakingSentence(raking: SurveyQuality["raking"], { say, decimal, language }: PageWords): string {
  if (raking === null) return "";
  if (raking === "not_reached") return say("survey.notRaked");
  const { passes, gapMax, trimmed, ratio } = raking;
  const gap = gapMax.toExponential(1);
  return say("survey.raked", {
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
