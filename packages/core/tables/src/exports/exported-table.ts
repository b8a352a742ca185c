import { isWeighted, measuresOf } from "@vigie/study";
import type { Formatter } from "../formatter.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import type { Subject } from "../subject.ts";
import { printedCenters } from "../views/center.ts";
import { isCrossed, mayBeElsewhere } from "../views/crossing.ts";
import { type Cell, isUncertain } from "../views/line.ts";
import { tableViewOf } from "../views/view.ts";
import { rowMark } from "../wording/marks.ts";
import { type Column, type ExportedValue, fullPrecision, roundedValue } from "./column.ts";
import { evidenceColumns, evidenceValues } from "./evidence-columns.ts";
import { rateColumns } from "./rate-columns.ts";

/** The measure of a weighted survey that the base of each share repeats. */
const respondents = "base";

/** A published table as every export gives it: one row per cell, columns with what their values are. */
export interface ExportedTable {
  readonly id: string;
  readonly title: string;
  readonly subject: Subject;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ExportedValue[])[];
  /** Counts that are hidden. */
  readonly hidden: number;
}

export function exportedTable(subject: Subject): ExportedTable {
  const { table, indicator, formatter } = subject;
  const mark = rowMark(subject);
  const evidence = evidenceValues(subject);
  const rates = rateColumns(subject);
  const respondentsAt = table.measures.indexOf(respondents);
  return {
    id: indicator.id,
    title: formatter.text(indicator.title),
    subject,
    columns: [
      ...columnsOf(subject),
      ...evidenceColumns(subject),
      ...(rates?.columns ?? []),
      ...endOf(subject),
    ],
    rows: table.rows.map(({ codes, count: counted, error, values, errors }) => {
      const isUnknown = isUnknownCell(subject, codes);
      const count = isUnknown ? null : counted;
      const cell = tableViewOf(subject).cellAt(codes);
      return [
        ...codes,
        ...codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code)),
        count,
        count === null ? null : roundedValue(error),
        ...printedValues(subject, { codes, values, errors })
          .filter((_, at) => at !== respondentsAt)
          .map(fullPrecision),
        ...(hasOwnShare(subject) ? [] : [isUnknown ? null : roundedValue(cell.share)]),
        isUnknown
          ? null
          : roundedValue(cell.share === null ? (values[respondentsAt] ?? null) : cell.line.base),
        ...evidence(codes),
        ...(rates?.valuesOf(codes) ?? []),
        ...(isUnknown ? ["free", "L", "L"] : [...countStatus(counted), shareStatus(cell)]),
        ...(mark === null ? [] : [mark]),
      ];
    }),
    hidden: table.rows.filter(({ count }) => count === null).length,
  };
}

function columnsOf(subject: Subject): readonly Column[] {
  const { table, indicator, source, formatter } = subject;
  const measures = new Map(
    measuresOf(indicator, source).map(({ name, label }) => [name, formatter.text(label)]),
  );
  return [
    ...table.dimensions.map(({ name, codes }) => ({
      name,
      title: dimensionLabel(subject, name),
      kind: "code" as const,
      description: formatter.message("export.code.description", {
        isUniverse: name === "universe" ? "yes" : "no",
      }),
      codes: codes.map((value) => ({ value, label: labelOf(subject, name, value) })),
    })),
    ...table.dimensions.map(({ name }) => ({
      name: `${name}_label`,
      title: formatter.message("export.label", { of: dimensionLabel(subject, name) }),
      description: formatter.message("export.label.description", { name }),
      kind: "label" as const,
    })),
    {
      name: "count",
      title: formatter.message("column.count"),
      description: formatter.message("export.count.description", {
        min: table.min,
        protects: source.protects,
      }),
      kind: "count",
    },
    {
      name: "count_error",
      title: formatter.message("export.count_error"),
      description: formatter.message("export.count_error.description"),
      kind: "number",
    },
    ...table.measures
      .filter((name) => name !== respondents)
      .map((name) => ({
        name,
        title: measures.get(name) ?? name,
        description: formatter.message("export.measure.description", { name }),
        kind: name === "share" ? ("share" as const) : ("number" as const),
      })),
    ...(hasOwnShare(subject)
      ? []
      : [
          {
            name: "share",
            title: formatter.message("column.share"),
            description: formatter.message("export.share.description"),
            kind: "share" as const,
          },
        ]),
    {
      name: "base",
      title: formatter.message("export.base"),
      description: formatter.message("export.base.description", {
        isWeighted: isWeighted(source) ? "yes" : "no",
      }),
      kind: "number",
    },
  ];
}

/**
 * Confidentiality and observation status of the count, then of the share. Observation has the codes of CL_OBS_STATUS of
 * SDMX; confidentiality has words, as R reads the code `F` of CL_CONF_STATUS as FALSE.
 */
function endOf(subject: Subject): readonly Column[] {
  const { formatter, table } = subject;
  const status = (
    name: "conf_status" | "obs_status" | "share_obs_status",
    codes: readonly ("free" | "confidential" | "A" | "E" | "L" | "M" | "Q" | "U")[],
  ): Column => ({
    name,
    title: formatter.message(`export.${name}`),
    description: formatter.message(`export.${name}.description`),
    kind: "status",
    codes: codes.map((value) => ({
      value,
      label: formatter.message(`export.status.${value}`, { min: table.min }),
    })),
  });
  return [
    status("conf_status", ["free", "confidential"]),
    status("obs_status", ["A", "L", "Q"]),
    status("share_obs_status", ["A", "E", "L", "M", "Q", "U"]),
    ...(rowMark(subject) !== null ? [markColumn(formatter)] : []),
  ];
}

/** The word of data to beware of, on each row. */
export function markColumn(formatter: Formatter): Column {
  return {
    name: "warning",
    title: formatter.message("export.warning"),
    description: formatter.message("export.warning.description"),
    kind: "mark",
  };
}

/** Whether its zero says nothing: what is counted may be there, in units whose place in the table nobody knows. */
function isUnknownCell(subject: Subject, codes: readonly string[]): boolean {
  const [, row, column, ...others] = codes;
  if (row === undefined || column === undefined || others.length > 0 || !isCrossed(subject)) return false;
  return codes[0] === subject.indicator.universe && mayBeElsewhere(subject, row, column);
}

function countStatus(count: number | null): readonly string[] {
  return count === null ? ["confidential", "Q"] : ["free", "A"];
}

/** A table of estimates brings its own, weighted. */
function hasOwnShare({ table }: Subject): boolean {
  return table.measures.includes("share");
}

/** The measures of a row, without those of a share, a mean or a median that is too uncertain to be given. */
export function printedValues(
  subject: Subject,
  { codes, values, errors }: Pick<Subject["table"]["rows"][number], "codes" | "values" | "errors">,
): readonly (number | null)[] {
  if (!hasOwnShare(subject)) return printedCenters(subject, { values, errors });
  return isUncertain(tableViewOf(subject).cellAt(codes))
    ? values.map((value, at) => (ofShare.has(subject.table.measures[at] ?? "") ? null : value))
    : values;
}

const ofShare: ReadonlySet<string> = new Set(["share", "standard_error", "lower", "upper"]);

/**
 * Counted or estimated; else without meaning, of a total or outside the base, too uncertain, or suppressed, with too few
 * or hidden.
 */
function shareStatus(cell: Cell): "A" | "E" | "M" | "Q" | "U" {
  const { share, line, isInBase } = cell;
  if (share !== null) return line.rules.isWeighted ? "E" : "A";
  if (line.rules.isNotCalibrated) return "M";
  if (isUncertain(cell)) return "U";
  return !isInBase || line.base === 0 ? "M" : "Q";
}
