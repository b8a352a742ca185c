import type { FigureColumn, FigureRows, FigureTable } from "../figure-kind.ts";
import { countedCell, numberCell, type TableCell } from "../figure-tables/table-cell.ts";
import type { Formatter } from "../formatter.ts";
import { dimensionLabel } from "../labels.ts";
import { hasIntervals } from "../notes/evidence-texts.ts";
import type { HidingRules } from "../share-text.ts";
import type { ShownRatio } from "../tables/contrast.ts";
import type { Evidence, LevelEvidence } from "./evidence.ts";
import {
  type AssociationSubject,
  type LevelOutcome,
  outcomeShare,
  ratioCell,
  ratioInterval,
  shareOf,
} from "./levels.ts";
import { heldEqual, sensitivityOf } from "./sentences.ts";
import type { Silence } from "./silence.ts";

/** Each level against the reference; then within each stratum; then without each flag of a union. */
export function associationTable(subject: AssociationSubject, evidence: Evidence): FigureTable {
  const { indicator, formatter } = subject;
  return {
    columns: [{ head: dimensionLabel(subject, indicator.of) }, ...columnsOf(subject)],
    groups: [
      {
        heading:
          indicator.strata === null && indicator.adjust.size === 0
            ? null
            : formatter.message(indicator.strata === null ? "association.unadjusted" : "association.crude"),
        rows: evidence.levels.map((level) => rowOf(subject, level)),
      },
      ...strataGroups(subject, evidence),
      ...pooledGroup(subject, evidence),
      ...adjustedGroup(subject, evidence),
      ...sensitivityOf(subject).map(({ label, subject: without, evidence: less }): FigureRows => {
        const heading = formatter.message("association.without", { flag: label });
        return without === null || less === null
          ? { heading, rows: [emptyRow(formatter.message("association.withoutAwaited"), subject)] }
          : { heading, rows: less.levels.map((level) => rowOf(without, level)) };
      }),
    ],
  };
}

function columnsOf(subject: AssociationSubject): readonly FigureColumn[] {
  const { formatter } = subject;
  const ratio = (head: string): FigureColumn =>
    hasIntervals(subject)
      ? { head, under: [formatter.message("column.ratio"), formatter.message("column.interval")] }
      : { head };
  return [
    { head: formatter.message("column.outcome") },
    { head: formatter.message("column.base") },
    { head: formatter.message("column.share") },
    ratio(formatter.message("column.oddsRatio")),
    ratio(formatter.message("column.relativeRisk")),
    { head: formatter.message("column.residual") },
  ];
}

function rowOf(subject: AssociationSubject, level: LevelEvidence): FigureRows["rows"][number] {
  const { formatter } = subject;
  const { label, outcome, against, residual } = level;
  return {
    heading: against === null ? formatter.message("association.reference", { label }) : label,
    cells: [
      ...outcomeCells(outcome, subject.table, formatter),
      ...ratioCells(against?.oddsRatio ?? null, subject),
      ...ratioCells(against?.relativeRisk ?? null, subject),
      numberCell(residual, (number) => formatter.number(number, 1), formatter),
    ],
  };
}

/** The same levels in each stratum, with their odds ratios. */
function strataGroups(subject: AssociationSubject, { levels }: Evidence): readonly FigureRows[] {
  const { formatter, indicator } = subject;
  const reference = levels.find(({ against }) => against === null);
  const strata = levels.find(({ stratified }) => stratified !== null)?.stratified?.strata ?? [];
  return strata.map(({ code, label, reference: ofReference }) => ({
    heading: formatter.message("association.stratum", {
      attribute: dimensionLabel(subject, indicator.strata ?? ""),
      label,
    }),
    rows: levels.map((level) => {
      const inStratum = level.stratified?.strata.find((stratum) => stratum.code === code);
      const isReference = level === reference;
      return {
        heading: isReference
          ? formatter.message("association.reference", { label: level.label })
          : level.label,
        cells: [
          ...outcomeCells(isReference ? ofReference : (inStratum?.level ?? null), subject.table, formatter),
          ...ratioCells(inStratum?.oddsRatio ?? null, subject),
          ...ratioCells(null, subject),
          formatter.message("cell.nothing"),
        ],
      };
    }),
  }));
}

function pooledGroup(subject: AssociationSubject, { levels }: Evidence): readonly FigureRows[] {
  const rows = levels.flatMap(({ label, stratified }) =>
    stratified === null ? [] : [ratioRow(subject, label, stratified.pooled)],
  );
  return rows.length === 0 ? [] : [{ heading: subject.formatter.message("association.pooled"), rows }];
}

function adjustedGroup(subject: AssociationSubject, { levels, adjusted }: Evidence): readonly FigureRows[] {
  if (adjusted === null) return [];
  const { formatter } = subject;
  return [
    {
      heading: formatter.message("association.adjusted", { attributes: heldEqual(subject) }),
      rows: levels.flatMap(({ code, label }) => {
        const ofLevel = adjusted.levels.get(code);
        return ofLevel === undefined ? [] : [ratioRow(subject, label, ofLevel.oddsRatio)];
      }),
    },
  ];
}

/** An odds ratio that has no counts of its own. */
function ratioRow(
  subject: AssociationSubject,
  heading: string,
  ratio: ShownRatio | Silence,
): FigureRows["rows"][number] {
  const nothing = subject.formatter.message("cell.nothing");
  return {
    heading,
    cells: [
      ...[1, 2, 3].map(() => nothing),
      ...ratioCells(ratio, subject),
      ...ratioCells(null, subject),
      nothing,
    ],
  };
}

function outcomeCells(
  outcome: LevelOutcome | null,
  rules: HidingRules,
  formatter: Formatter,
): readonly TableCell[] {
  if (outcome === null)
    return [countedCell(null, rules, formatter), ...[1, 2].map(() => formatter.message("cell.nothing"))];
  const { count, base } = outcome;
  const value = shareOf(outcome);
  const text = outcomeShare(outcome, formatter, 1);
  return [
    countedCell(count, rules, formatter),
    countedCell(base, rules, formatter),
    value === null ? text : { value, text },
  ];
}

function ratioCells(ratio: ShownRatio | Silence | null, subject: AssociationSubject): readonly TableCell[] {
  const nothing = subject.formatter.message("cell.nothing");
  const cell = ratio === null ? nothing : ratioCell(ratio, subject.formatter);
  if (!hasIntervals(subject)) return [cell];
  return [cell, ratio === null ? nothing : ratioInterval(ratio, subject)];
}

function emptyRow(heading: string, subject: AssociationSubject): FigureRows["rows"][number] {
  const width = hasIntervals(subject) ? 8 : 6;
  return { heading, cells: Array.from({ length: width }, () => subject.formatter.message("cell.nothing")) };
}
