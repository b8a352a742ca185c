import {
  type Forest,
  type ForestMark,
  type ForestRow,
  type LabelledBar,
  sharesAndRatios,
} from "@vigie/drawing";
import { isWeighted } from "@vigie/study";
import { total } from "@vigie/table";
import {
  dimensionLabel,
  hiddenText,
  isSmallBase,
  readingRemarks,
  type ShownRatio,
  shareIntervalOf,
  uncertaintyOf,
} from "@vigie/tables";
import { inSentence } from "@vigie/words";
import type { Adjusted } from "../associations/adjusted.ts";
import { associationTable } from "../associations/association-table.ts";
import { type Evidence, evidenceOf, type LevelEvidence } from "../associations/evidence.ts";
import {
  type AssociationSubject,
  asAssociation,
  levelLabel,
  lineInStrata,
  outcomeShare,
  ratioText,
  ratioWithInterval,
  shareOf,
} from "../associations/levels.ts";
import { furthestOf, heldEqual, outcomeLabel, testSentences, warningsOf } from "../associations/sentences.ts";
import type { Silence } from "../associations/silence.ts";
import { asDrawn } from "../drawn/drawn-interval.ts";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { outsideRemark, unstratifiedRemark } from "../notes/remarks.ts";
import { type FigureWords, figureTexts } from "./figure-texts.ts";

/** The share of each level, then its odds ratio against the reference, in all and within strata, with what the tests say. */
export const forestPlot: FigureKind = {
  shows: () => true,
  make: (read) => {
    const subject = asAssociation(read);
    const { formatter } = subject;
    const evidence = evidenceOf(subject);
    const drawn = {
      shares: { bars: barsOf(subject, evidence), referenceName: null },
      ratios: forestOf(subject, evidence),
      names: {
        shares: formatter.message("association.sharesHead"),
        ratios: formatter.message("association.ratiosHead"),
      },
    };
    const all = lineInStrata(subject, total).units;
    const outside = all === null || evidence.base === null ? null : all - evidence.base;
    const finding = findingOf(subject, evidence);
    return {
      ...figureTexts(read, {
        ...finding,
        subtitle: "association.subtitle",
        alternative: evidence.levels
          .map((level) => alternativeOf(subject, level, evidence.adjusted))
          .join(" "),
        values: {
          ...finding.values,
          what: inSentence(outcomeLabel(subject)),
          reference: levelLabel(subject, subject.indicator.reference),
          ways: waysOf(subject),
        },
      }),
      ...drawingsOf(subject, (canvas) => sharesAndRatios(canvas, drawn)),
      warnings: warningsOf(subject, evidence),
      tests: testSentences(subject, evidence),
      remarks: [
        ...outsideRemark(outside, subject),
        ...unstratifiedRemark(subject),
        ...readingRemarks(subject),
        formatter.message("association.oddsExplained"),
      ],
      table: associationTable(subject, evidence),
    };
  },
};

/** The share of the outcome in each level that has units, with its interval where the study reads a sample. */
function barsOf({ source, formatter }: AssociationSubject, { levels }: Evidence): readonly LabelledBar[] {
  return levels.flatMap(({ label, outcome }): readonly LabelledBar[] => {
    if (outcome === null) return [{ label, share: null, key: "plain" }];
    if (outcome.base === 0) return [];
    const { count, base, noise = 0, weighted } = outcome;
    const share = shareOf(outcome);
    const uncertainty = uncertaintyOf(source);
    const isSmall = isSmallBase(base) && noise === 0;
    return [
      {
        label,
        share,
        wording: isSmall
          ? formatter.message("share.small", { count, base })
          : outcomeShare(outcome, formatter),
        interval: asDrawn(
          share === null
            ? null
            : weighted === undefined
              ? shareIntervalOf(outcome, uncertainty)
              : weighted.interval,
          uncertainty,
        ),
        key: "plain",
      },
    ];
  });
}

function forestOf(subject: AssociationSubject, { levels, adjusted }: Evidence): Forest {
  const { indicator, formatter } = subject;
  return {
    rows: levels.flatMap((level) => rowsOf(subject, level, adjusted)),
    legend: [
      { key: "crude", label: formatter.message("association.legendCrude") },
      ...(indicator.strata === null
        ? []
        : [{ key: "pooled", label: formatter.message("association.legendPooled") } as const]),
      ...(adjusted === null
        ? []
        : [{ key: "adjusted", label: formatter.message("association.legendAdjusted") } as const]),
    ],
  };
}

/** A level, then its strata where one number may not stand for them. */
function rowsOf(
  subject: AssociationSubject,
  { code, label, against, stratified }: LevelEvidence,
  adjusted: Adjusted | null,
): readonly ForestRow[] {
  const { formatter } = subject;
  if (against === null)
    return [{ label: formatter.message("association.reference", { label }), isUnder: false, marks: [] }];
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

/** The level furthest from the reference, with the messages that say it. */
function findingOf(
  subject: AssociationSubject,
  { levels }: Evidence,
): Pick<FigureWords, "title" | "reading" | "values" | "read"> {
  const { source, formatter } = subject;
  const level = furthestOf(levels);
  const reference = levels.find(({ against }) => against === null);
  const [own, other] = [level?.outcome ?? null, reference?.outcome ?? null];
  if (!level?.against || own === null || other === null) return { title: null };
  if (shareOf(own) === null || shareOf(other) === null) return { title: null };
  const shares = (decimals: number) => ({
    share: outcomeShare(own, formatter, decimals),
    against: outcomeShare(other, formatter, decimals),
  });
  return {
    title: "association.title",
    reading: "association.reading",
    values: { ...shares(0), label: level.label, outcome: outcomeLabel(subject) },
    read: {
      ...shares(1),
      base: formatter.count(own.base),
      count: formatter.count(own.count),
      ratio: ratioText(level.against.oddsRatio, formatter),
      isWeighted: isWeighted(source) ? "yes" : "no",
    },
  };
}

/** How levels are compared beyond all of them together; empty where they are not. */
function waysOf(subject: AssociationSubject): string {
  const { indicator, formatter } = subject;
  const ways: string[] = [];
  if (indicator.strata !== null) {
    const strata = inSentence(dimensionLabel(subject, indicator.strata));
    ways.push(formatter.message("association.withinStrata", { strata }));
  }
  if (indicator.adjust.size > 0)
    ways.push(formatter.message("association.heldEqual", { attributes: heldEqual(subject) }));
  return ways.length === 0 ? "" : formatter.message("association.ways", { ways: formatter.list(ways) });
}

function alternativeOf(
  subject: AssociationSubject,
  { code, label, outcome, against }: LevelEvidence,
  adjusted: Adjusted | null,
): string {
  const { formatter } = subject;
  const share =
    outcome === null
      ? hiddenText("cell.few", subject.table, formatter)
      : outcome.base === 0
        ? formatter.message("silence.empty_line")
        : outcomeShare(outcome, formatter);
  if (against === null) return formatter.message("association.alternativeReference", { label, share });
  const held = adjusted?.levels.get(code);
  const ratio = ratioWithInterval(against.oddsRatio, subject);
  const isSilent = against.oddsRatio.kind === "not_computed";
  const wording = formatter.message(isSilent ? "association.alternativeSilent" : "association.alternative", {
    label,
    share,
    ratio,
  });
  if (held === undefined) return wording;
  return `${wording} ${formatter.message("association.alternativeAdjusted", { ratio: ratioWithInterval(held.oddsRatio, subject) })}`;
}
