import { dimensionLabel, type Formatter, type HidingRules, hasIntervals } from "@vigie/tables";
import type { FigureColumn, FigureRows, FigureTable } from "../figure-kind.ts";
import { countedCell, numberCell, type TableCell } from "../table-cell.ts";
import { type AssociationRow, associationParts, levelRows } from "./association-rows.ts";
import type { Evidence } from "./evidence.ts";
import { type AssociationSubject, outcomeShare, ratioCell, ratioInterval, shareOf } from "./levels.ts";
import { heldEqual, sensitivityOf } from "./sentences.ts";

/** Each level against the reference; then within each stratum; then without each flag of a union. */
export function associationTable(subject: AssociationSubject, evidence: Evidence): FigureTable {
  const { indicator, formatter } = subject;
  const isCrudeAlone = indicator.strata === null && indicator.adjust.size === 0;
  return {
    columns: [{ head: dimensionLabel(subject, indicator.of) }, ...columnsOf(subject)],
    groups: [
      ...associationParts(evidence).map((part) => ({
        heading: isCrudeAlone ? null : headingOf(subject, part[0]),
        rows: part.map((row) => rowOf(subject, row)),
      })),
      ...sensitivityOf(subject).map(({ label, subject: without, evidence: less }): FigureRows => {
        const heading = formatter.message("association.without", { flag: label });
        return without === null || less === null
          ? { heading, rows: [emptyRow(formatter.message("association.withoutAwaited"), subject)] }
          : { heading, rows: levelRows(less).map((row) => rowOf(without, row)) };
      }),
    ],
  };
}

function headingOf(subject: AssociationSubject, row: AssociationRow | undefined): string {
  const { indicator, formatter } = subject;
  switch (row?.part) {
    case "stratum":
      return formatter.message("association.stratum", {
        attribute: dimensionLabel(subject, indicator.strata ?? ""),
        label: row.stratum?.label ?? "",
      });
    case "pooled":
      return formatter.message("association.pooled");
    case "adjusted":
      return formatter.message("association.adjusted", { attributes: heldEqual(subject) });
    default:
      return formatter.message(indicator.strata === null ? "association.unadjusted" : "association.crude");
  }
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

function rowOf(subject: AssociationSubject, row: AssociationRow): FigureRows["rows"][number] {
  const { formatter } = subject;
  const { label, isReference, outcome, oddsRatio, relativeRisk, residual } = row;
  return {
    heading: isReference ? formatter.message("association.reference", { label }) : label,
    cells: [
      ...outcomeCells(outcome, subject.table, formatter),
      ...ratioCells(oddsRatio, subject),
      ...ratioCells(relativeRisk, subject),
      numberCell(residual, (number) => formatter.number(number, 1), formatter),
    ],
  };
}

function outcomeCells(
  outcome: AssociationRow["outcome"],
  rules: HidingRules,
  formatter: Formatter,
): readonly TableCell[] {
  const nothing = formatter.message("cell.nothing");
  if (outcome === undefined) return [nothing, nothing, nothing];
  if (outcome === null) return [countedCell(null, rules, formatter), nothing, nothing];
  const { count, base } = outcome;
  const value = shareOf(outcome);
  const text = outcomeShare(outcome, formatter, 1);
  return [
    countedCell(count, rules, formatter),
    countedCell(base, rules, formatter),
    value === null ? text : { value, text },
  ];
}

function ratioCells(ratio: AssociationRow["oddsRatio"], subject: AssociationSubject): readonly TableCell[] {
  const nothing = subject.formatter.message("cell.nothing");
  const cell = ratio === undefined ? nothing : ratioCell(ratio, subject.formatter);
  if (!hasIntervals(subject)) return [cell];
  return [cell, ratio === undefined ? nothing : ratioInterval(ratio, subject)];
}

function emptyRow(heading: string, subject: AssociationSubject): FigureRows["rows"][number] {
  const width = hasIntervals(subject) ? 8 : 6;
  return { heading, cells: Array.from({ length: width }, () => subject.formatter.message("cell.nothing")) };
}
