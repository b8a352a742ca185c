import type { Ratio } from "@vigie/statistics";
import { associationTable } from "../associations/association-table.ts";
import { type Evidence, evidenceOf, type LevelEvidence } from "../associations/evidence.ts";
import { type AssociationSubject, asAssociation, levelLabel } from "../associations/levels.ts";
import { ratioText, ratioWithInterval } from "../associations/number-cells.ts";
import { outcomeLabel } from "../associations/outcome-label.ts";
import { furthestOf, testSentences, warningsOf } from "../associations/sentences.ts";
import type { Silence } from "../associations/silence.ts";
import { type Forest, type ForestMark, type ForestRow, forest } from "../drawings/forest.ts";
import { readingRemark } from "../evidence-words.ts";
import type { FigureKind } from "../figure-kind.ts";
import { dimensionLabel } from "../labels.ts";
import { total } from "../line.ts";
import { cohortOf } from "../populations.ts";
import { outsideRemark } from "../remarks.ts";
import { inSentence } from "../words.ts";

/** The odds ratio of each level against the reference, in all and within strata, with what the tests say. */
export const forestPlot: FigureKind = {
  shows: ({ kind }) => kind === "association",
  make: (read) => {
    const subject = asAssociation(read);
    const { indicator, fictitious, words } = subject;
    const evidence = evidenceOf(subject);
    const canvas = { id: indicator.id, fictitious, words };
    const drawn = forestOf(subject, evidence);
    const all = cohortOf(subject).line.counts.get(total) ?? null;
    const outside = all === null || evidence.base === null ? null : all - evidence.base;
    return {
      title: titleOf(subject, evidence),
      subtitle: subtitleOf(subject),
      alternative: evidence.levels.map((level) => alternativeOf(subject, level)).join(" "),
      wide: forest({ ...canvas, size: "wide" }, drawn),
      narrow: forest({ ...canvas, size: "narrow" }, drawn),
      reading: readingOf(subject, evidence),
      warnings: warningsOf(subject, evidence),
      tests: testSentences(subject, evidence),
      remarks: [
        ...outsideRemark(outside, words),
        readingRemark(subject),
        words.say("association.oddsExplained"),
      ],
      table: associationTable(subject, evidence),
    };
  },
};

function forestOf(subject: AssociationSubject, { levels }: Evidence): Forest {
  const { indicator, words } = subject;
  return {
    rows: levels.flatMap((level) => rowsOf(subject, level)),
    legend:
      indicator.strata === null
        ? {}
        : { crude: words.say("association.legendCrude"), pooled: words.say("association.legendPooled") },
  };
}

/** A level, then its strata where one number may not stand for them. */
function rowsOf(
  subject: AssociationSubject,
  { label, against, stratified }: LevelEvidence,
): readonly ForestRow[] {
  const { words } = subject;
  if (against === null)
    return [{ label: words.say("association.reference", { label }), isUnder: false, marks: [] }];
  const mark = (key: ForestMark["key"], ratio: Ratio | Silence): ForestMark => ({
    key,
    ratio: ratio.kind === "computed" ? ratio.estimate : null,
    interval: ratio.kind === "computed" && subject.source.reading !== null ? ratio.interval : null,
    said: ratioWithInterval(ratio, subject),
    isSecret: ratio.kind === "not_computed" && ratio.reason === "secret",
  });
  const marks = [mark("crude", against.oddsRatio)];
  if (stratified === null) return [{ label, isUnder: false, marks }];
  const { pooled, strata } = stratified;
  const differ = pooled.kind === "not_computed" && pooled.reason === "not_homogeneous";
  return [
    { label, isUnder: false, marks: [...marks, mark("pooled", pooled)] },
    ...(differ
      ? strata.map((stratum) => ({
          label: stratum.label,
          isUnder: true,
          marks: [mark("crude", stratum.oddsRatio)],
        }))
      : []),
  ];
}

function titleOf(subject: AssociationSubject, { levels }: Evidence): string {
  const { indicator, words } = subject;
  const level = furthestOf(levels);
  const reference = levels.find(({ against }) => against === null);
  if (!level?.outcome || !reference?.outcome) return words.text(indicator.title);
  return words.say("association.title", {
    outcome: outcomeLabel(subject),
    share: words.percent(level.outcome.count / level.outcome.base),
    label: level.label,
    against: words.percent(reference.outcome.count / reference.outcome.base),
    reference: reference.label,
  });
}

function subtitleOf(subject: AssociationSubject): string {
  const { indicator, words } = subject;
  const reference = levelLabel(subject, indicator.reference);
  const values = {
    attribute: dimensionLabel(subject, indicator.of),
    outcome: inSentence(outcomeLabel(subject)),
    of: cohortOf(subject).people.of,
    reference,
  };
  return indicator.strata === null
    ? words.say("association.subtitle", values)
    : words.say("association.subtitleStrata", {
        ...values,
        strata: inSentence(dimensionLabel(subject, indicator.strata)),
      });
}

function alternativeOf(subject: AssociationSubject, { label, outcome, against }: LevelEvidence): string {
  const { words } = subject;
  const share =
    outcome === null
      ? words.say("cell.secret")
      : outcome.base === 0
        ? words.say("silence.empty_line")
        : words.percent(outcome.count / outcome.base);
  return against === null
    ? words.say("association.alternativeReference", { label, share })
    : words.say("association.alternative", {
        label,
        share,
        ratio: ratioWithInterval(against.oddsRatio, subject),
      });
}

function readingOf(subject: AssociationSubject, { levels }: Evidence): string | null {
  const { words } = subject;
  const level = furthestOf(levels);
  const reference = levels.find(({ against }) => against === null);
  if (!level?.outcome || !level.against || !reference?.outcome) return null;
  return words.say("association.reading", {
    base: words.count(level.outcome.base),
    people: cohortOf(subject).people.name,
    label: level.label,
    count: words.count(level.outcome.count),
    share: words.percent(level.outcome.count / level.outcome.base, 1),
    outcome: outcomeLabel(subject),
    against: words.percent(reference.outcome.count / reference.outcome.base, 1),
    reference: reference.label,
    ratio: ratioText(level.against.oddsRatio, words),
  });
}
