import { isWeighted } from "@vigie/study";
import { isAddedSince } from "./added-since.ts";
import { baseOf, isTooSmall, lineAt, lineOf } from "./line.ts";
import type { Subject } from "./subject.ts";

/** What must be known of the shares of a survey; nothing for another source. */
export function surveyRemarks(subject: Subject): readonly string[] {
  const { indicator, source, words } = subject;
  const { base } = indicator;
  const ofBase = base === undefined ? [] : [words.say(`survey.base.${base}`)];
  if (source.survey === null) return ofBase;
  const { calibration, minimumBase } = source.survey;
  return [
    ...ofBase,
    ...(isWeighted(source)
      ? [
          source.reading === null
            ? words.say("survey.weightedWhole")
            : words.say("survey.weighted", { raked: calibration === null ? "no" : "yes" }),
        ]
      : []),
    ...(holdsTooFew(subject) ? [words.say("survey.tooFew", { least: words.count(minimumBase) })] : []),
  ];
}

function holdsTooFew(subject: Subject): boolean {
  const lines = new Map(
    subject.table.rows.map(({ codes }) => [codes.slice(0, -1).join(), codes.slice(0, -1)]),
  );
  return [...lines.values()].some((before) => isTooSmall(lineAt(subject, before)));
}

/** Why a result is exploratory: added since the first bundle, or on fewer respondents than its survey asks for. */
export function exploratoryWarnings(subject: Subject): readonly string[] {
  const added = isAddedSince(subject) ? [subject.words.say("exploratory.added")] : [];
  return [...added, ...onTooFew(subject)];
}

/** An association says itself that its respondents are few. */
function onTooFew(subject: Subject): readonly string[] {
  const { indicator, source, words } = subject;
  const minimum = source.survey?.exploratoryBelow ?? 0;
  if (minimum === 0 || indicator.kind === "association") return [];
  const base =
    indicator.kind === "multiple" ? firstItemBase(subject) : baseOf(lineOf(subject, indicator.universe));
  return base === null || base >= minimum
    ? []
    : [words.say("survey.exploratory", { base: words.count(base), minimum: words.count(minimum) })];
}

/** Items have no total, and one base. */
function firstItemBase(subject: Subject): number | null {
  const first = subject.table.rows.find(({ codes }) => codes.at(-3) === "_T" || codes.length === 3);
  return first === undefined ? null : baseOf(lineAt(subject, first.codes.slice(0, -1)));
}
