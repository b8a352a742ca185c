import { contentOf, isWeighted } from "@vigie/study";
import { lineKey, total } from "@vigie/table";
import { baseOf, isNotCalibrated, isTooSmall, lineAt, lineOf } from "../tables/line.ts";
import type { Subject } from "../subject.ts";
import { isAddedSince } from "./added-since.ts";

/** What must be known of the shares of a survey; nothing for another source. */
export function surveyRemarks(subject: Subject): readonly string[] {
  const { indicator, source, formatter } = subject;
  const { base } = indicator;
  const ofBase = base === undefined ? [] : [formatter.message(`survey.base.${base}`)];
  if (source.survey === null) return ofBase;
  const { minimumBase } = source.survey;
  return [
    ...ofBase,
    ...(source.inferenceTarget === null && contentOf(indicator).association === null
      ? [formatter.message("reading.unsampled")]
      : []),
    ...(isWeighted(source)
      ? [formatter.message(isNotCalibrated(subject) ? "survey.notCalibrated" : "survey.weighted")]
      : []),
    ...(isCalibrated(subject) ? [formatter.message("survey.calibrated")] : []),
    ...(holdsTooFew(subject)
      ? [formatter.message("survey.tooFew", { least: formatter.count(minimumBase) })]
      : []),
  ];
}

/** Whether the weights were made to meet margins, which errors take as fixed. Methods, section 4. */
function isCalibrated(subject: Subject): boolean {
  return subject.source.survey?.calibration != null && !isNotCalibrated(subject);
}

function holdsTooFew(subject: Subject): boolean {
  const lines = new Map(subject.table.rows.map(({ codes }) => [lineKey(codes), codes.slice(0, -1)]));
  return [...lines.values()].some((before) => isTooSmall(lineAt(subject, before)));
}

/**
 * Why results of one source are exploratory: added since the first bundle, or on fewer respondents than its survey asks
 * for.
 */
export function exploratoryWarnings(subjects: readonly [Subject, ...Subject[]]): readonly string[] {
  const [{ formatter, source }] = subjects;
  const minimum = source.survey?.exploratoryBelow ?? 0;
  const bases = subjects.flatMap((subject) => respondentsOf(subject) ?? []).filter((base) => base < minimum);
  const [least, most] = [Math.min(...bases), Math.max(...bases)];
  const base =
    least === most
      ? formatter.count(least)
      : formatter.message("survey.bases", { least: formatter.count(least), most: formatter.count(most) });
  return [
    ...(subjects.some(isAddedSince) ? [formatter.message("exploratory.added")] : []),
    ...(bases.length === 0
      ? []
      : [formatter.message("survey.exploratory", { base, minimum: formatter.count(minimum) })]),
  ];
}

/** Those who answered; null for an association, which says itself that its respondents are few. */
function respondentsOf(subject: Subject): number | null {
  const { association, answers } = contentOf(subject.indicator);
  if (association !== null) return null;
  return answers === null ? baseOf(lineOf(subject, subject.indicator.universe)) : firstItemBase(subject);
}

/** Items have no total, and one base. */
function firstItemBase(subject: Subject): number | null {
  const first = subject.table.rows.find(({ codes }) => codes.at(-3) === total || codes.length === 3);
  return first === undefined ? null : baseOf(lineAt(subject, first.codes.slice(0, -1)));
}
