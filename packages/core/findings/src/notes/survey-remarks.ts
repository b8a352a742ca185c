import { contentOf, isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import { isNotCalibrated, type Subject, tableViewOf } from "@vigie/tables";

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
  const { cellAt } = tableViewOf(subject);
  return subject.table.rows.some(({ codes }) => cellAt(codes).line.isTooSmall);
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

/** Number of those who answered; null for an association, which says itself that its respondents are few. */
function respondentsOf(subject: Subject): number | null {
  const { association, answers } = contentOf(subject.indicator);
  if (association !== null) return null;
  return answers === null ? tableViewOf(subject).line().base : firstItemBase(subject);
}

/** Items have no total, and one base. */
function firstItemBase(subject: Subject): number | null {
  const first = subject.table.rows.find(({ codes }) => codes.at(-3) === total || codes.length === 3);
  return first === undefined ? null : tableViewOf(subject).cellAt(first.codes).line.base;
}

/**
 * Whether an analysis was added to the study after its partner's first bundle: it was chosen once something of the
 * data was known, and is exploratory. One without a flag is as old as the whole one, which it comes with. Methods,
 * section 3.
 */
export function isAddedSince({ indicator, gathered }: Pick<Subject, "indicator" | "gathered">): boolean {
  const held = gathered.get(indicator.id);
  if (held?.state !== "published") return false;
  const { firstIndicators } = held.bundle.manifest;
  const whole = contentOf(indicator).association?.without?.association;
  return firstIndicators !== null && !firstIndicators.includes(whole ?? indicator.id);
}
