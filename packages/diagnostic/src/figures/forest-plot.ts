import type { Forest, ForestMark, ForestRow, LabelledBar } from "@vigie/drawing";
import { sharesAndRatios } from "@vigie/drawing";
import type { Proportion } from "@vigie/statistics";
import { total } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { Adjusted } from "../associations/adjusted.ts";
import { heldEqual } from "../associations/adjusted-sentences.ts";
import { associationTable } from "../associations/association-table.ts";
import { type Evidence, evidenceOf, type LevelEvidence } from "../associations/evidence.ts";
import {
  type AssociationSubject,
  asAssociation,
  levelLabel,
  lineInStrata,
  outcomeShare,
} from "../associations/levels.ts";
import { ratioText, ratioWithInterval, type ShownRatio } from "../associations/number-cells.ts";
import { outcomeLabel } from "../associations/outcome-label.ts";
import { furthestOf, testSentences, warningsOf } from "../associations/sentences.ts";
import type { Silence } from "../associations/silence.ts";
import { evidenceOf as uncertaintyOf } from "../contrast.ts";
import type { FigureKind } from "../figure-kind.ts";
import { isPrintable, shareIntervalOf } from "../infer/noise-evidence.ts";
import { dimensionLabel } from "../labels.ts";
import { readingRemark } from "../notes/evidence-words.ts";
import { outsideRemark, unstratifiedRemark } from "../notes/remarks.ts";
import { cohortOf } from "../populations.ts";
import { isSmallBase } from "../small-base.ts";

/** The share of each level, then its odds ratio against the reference, in all and within strata, with what the tests say. */
export const forestPlot: FigureKind = {
  shows: () => true,
  make: (read) => {
    const subject = asAssociation(read);
    const { indicator, fictitious, words } = subject;
    const evidence = evidenceOf(subject);
    const canvas = { id: indicator.id, fictitious, words };
    const drawn = {
      shares: { bars: barsOf(subject, evidence), referenceName: null },
      ratios: forestOf(subject, evidence),
      names: {
        shares: words.message("association.sharesHead"),
        ratios: words.message("association.ratiosHead"),
      },
    };
    const all = lineInStrata(subject, total).counts.get(total) ?? null;
    const outside = all === null || evidence.base === null ? null : all - evidence.base;
    return {
      title: titleOf(subject, evidence),
      subtitle: subtitleOf(subject),
      alternative: evidence.levels.map((level) => alternativeOf(subject, level, evidence.adjusted)).join(" "),
      wide: sharesAndRatios({ ...canvas, size: "wide" }, drawn),
      narrow: sharesAndRatios({ ...canvas, size: "narrow" }, drawn),
      reading: readingOf(subject, evidence),
      warnings: warningsOf(subject, evidence),
      tests: testSentences(subject, evidence),
      remarks: [
        ...outsideRemark(outside, words),
        ...unstratifiedRemark(subject),
        readingRemark(subject),
        words.message("association.oddsExplained"),
      ],
      table: associationTable(subject, evidence),
    };
  },
};

/** The share of the outcome in each level that has units, with its interval where the study reads a sample. */
function barsOf({ source, words }: AssociationSubject, { levels }: Evidence): readonly LabelledBar[] {
  return levels.flatMap(({ label, outcome }): readonly LabelledBar[] => {
    if (outcome === null) return [{ label, share: null, key: "plain" }];
    if (outcome.base === 0) return [];
    const { count, base, noise = 0 } = outcome;
    const isShown = isPrinted(outcome);
    const isSmall = isSmallBase(base) && noise === 0;
    return [
      {
        label,
        share: isShown ? count / base : null,
        wording: isSmall ? words.message("share.small", { count, base }) : outcomeShare(outcome, words),
        interval: isShown ? shareIntervalOf(outcome, uncertaintyOf(source)) : null,
        key: "plain",
      },
    ];
  });
}

/** Whether noise leaves the share of an outcome precise enough to be printed. */
function isPrinted({ noise = 0 }: Proportion): boolean {
  return isPrintable(Math.sqrt(noise));
}

function forestOf(subject: AssociationSubject, { levels, adjusted }: Evidence): Forest {
  const { indicator, words } = subject;
  return {
    rows: levels.flatMap((level) => rowsOf(subject, level, adjusted)),
    legend: [
      { key: "crude", label: words.message("association.legendCrude") },
      ...(indicator.strata === null
        ? []
        : [{ key: "pooled", label: words.message("association.legendPooled") } as const]),
      ...(adjusted === null
        ? []
        : [{ key: "adjusted", label: words.message("association.legendAdjusted") } as const]),
    ],
  };
}

/** A level, then its strata where one number may not stand for them. */
function rowsOf(
  subject: AssociationSubject,
  { code, label, against, stratified }: LevelEvidence,
  adjusted: Adjusted | null,
): readonly ForestRow[] {
  const { words } = subject;
  if (against === null)
    return [{ label: words.message("association.reference", { label }), isUnder: false, marks: [] }];
  const mark = (key: ForestMark["key"], ratio: ShownRatio | Silence) => markOf(subject, key, ratio);
  const held = adjusted?.levels.get(code);
  const last = held === undefined ? [] : [mark("adjusted", held.oddsRatio)];
  const marks = [mark("crude", against.oddsRatio)];
  if (stratified === null) return [{ label, isUnder: false, marks: [...marks, ...last] }];
  const { pooled, strata } = stratified;
  const differ = pooled.kind === "not_computed" && pooled.reason === "not_homogeneous";
  return [
    { label, isUnder: false, marks: [...marks, mark("pooled", pooled), ...last] },
    ...(differ
      ? strata.map((stratum) => ({
          label: stratum.label,
          isUnder: true,
          marks: [mark("crude", stratum.oddsRatio)],
        }))
      : []),
  ];
}

/** What two decimals round to zero is drawn where they would round to the first of them. */
const smallest = 0.005;

function markOf(
  subject: AssociationSubject,
  key: ForestMark["key"],
  ratio: ShownRatio | Silence,
): ForestMark {
  const found = ratio.kind === "computed" ? ratio : null;
  const drawn = (value: number) => Math.max(value, smallest);
  const interval = found?.interval ?? null;
  return {
    key,
    ratio: found && drawn(found.estimate),
    interval: interval && { lower: drawn(interval.lower), upper: drawn(interval.upper) },
    wording: ratioWithInterval(ratio, subject),
    isSecret: ratio.kind === "not_computed" && ratio.reason === "secret",
  };
}

function titleOf(subject: AssociationSubject, { levels }: Evidence): string {
  const { indicator, words } = subject;
  const level = furthestOf(levels);
  const reference = levels.find(({ against }) => against === null);
  if (!level?.outcome || !reference?.outcome || ![level.outcome, reference.outcome].every(isPrinted))
    return words.text(indicator.title);
  return words.message("association.title", {
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
  const ways = [
    ...(indicator.strata === null
      ? []
      : [
          words.message("association.withinStrata", {
            strata: inSentence(dimensionLabel(subject, indicator.strata)),
          }),
        ]),
    ...(indicator.adjust.size === 0
      ? []
      : [words.message("association.heldEqual", { attributes: heldEqual(subject) })]),
  ];
  return words.message("association.subtitle", {
    ...values,
    ways: ways.length === 0 ? "" : words.message("association.ways", { ways: words.list(ways) }),
  });
}

function alternativeOf(
  subject: AssociationSubject,
  { code, label, outcome, against }: LevelEvidence,
  adjusted: Adjusted | null,
): string {
  const { words } = subject;
  const share =
    outcome === null
      ? words.message("cell.few", { min: subject.table.min })
      : outcome.base === 0
        ? words.message("silence.empty_line")
        : outcomeShare(outcome, words);
  if (against === null) return words.message("association.alternativeReference", { label, share });
  const held = adjusted?.levels.get(code);
  const ratio = ratioWithInterval(against.oddsRatio, subject);
  const isSilent = against.oddsRatio.kind === "not_computed";
  const wording = words.message(isSilent ? "association.alternativeSilent" : "association.alternative", {
    label,
    share,
    ratio,
  });
  if (held === undefined) return wording;
  return `${wording} ${words.message("association.alternativeAdjusted", { ratio: ratioWithInterval(held.oddsRatio, subject) })}`;
}

function readingOf(subject: AssociationSubject, { levels }: Evidence): string | null {
  const { words } = subject;
  const level = furthestOf(levels);
  const reference = levels.find(({ against }) => against === null);
  if (!level?.outcome || !level.against || !reference?.outcome) return null;
  if (![level.outcome, reference.outcome].every(isPrinted)) return null;
  return words.message("association.reading", {
    base: words.count(level.outcome.base),
    people: cohortOf(subject).people.counted,
    label: level.label,
    count: words.count(level.outcome.count),
    share: outcomeShare(level.outcome, words, 1),
    outcome: outcomeLabel(subject),
    against: outcomeShare(reference.outcome, words, 1),
    reference: reference.label,
    ratio: ratioText(level.against.oddsRatio, words),
  });
}
