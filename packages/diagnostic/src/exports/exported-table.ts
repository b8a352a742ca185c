import { measuresOf } from "@vigie/study";
import { total } from "@vigie/table";
import { printedCenters } from "../center.ts";
import { dimensionLabel, labelOf } from "../labels.ts";
import { baseOf, isTooUncertain, lineAt, shareOf } from "../line.ts";
import { rowMark } from "../marks.ts";
import type { Subject } from "../subject.ts";
import type { Column, Value } from "./column.ts";
import { evidenceColumns, evidenceValues } from "./evidence-columns.ts";
import { fullPrecision } from "./full-precision.ts";
import { rateColumns } from "./rate-columns.ts";
import { rounded } from "./rounded.ts";

/** A published table as every export gives it: one row per cell, columns with what their values are. */
export interface ExportedTable {
  readonly id: string;
  readonly title: string;
  readonly subject: Subject;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  /** Counts that are hidden. */
  readonly hidden: number;
}

export function exportedTable(subject: Subject): ExportedTable {
  const { table, indicator, formatter } = subject;
  const mark = rowMark(subject);
  const evidence = evidenceValues(subject);
  const rates = rateColumns(subject);
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
    rows: table.rows.map(({ codes, count, error, values, errors }) => [
      ...codes,
      ...codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code)),
      count,
      count === null ? null : rounded(error),
      ...printedValues(subject, { codes, values, errors }).map(fullPrecision),
      ...(hasOwnShare(subject) ? [] : [shareIn(subject, codes)]),
      ...evidence(codes),
      ...(rates?.valuesOf(codes) ?? []),
      ...(count === null ? ["C", "Q"] : ["F", "A"]),
      shareStatus(subject, codes),
      ...(mark === null ? [] : [mark]),
    ]),
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
      codes: codes.map((value) => ({ value, label: labelOf(subject, name, value) })),
    })),
    ...table.dimensions.map(({ name }) => ({
      name: `${name}_label`,
      title: formatter.message("export.label", { of: dimensionLabel(subject, name) }),
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
    ...table.measures.map((name) => ({
      name,
      title: measures.get(name) ?? name,
      kind: name === "share" ? ("share" as const) : ("number" as const),
    })),
    ...(hasOwnShare(subject)
      ? []
      : [{ name: "share", title: formatter.message("column.share"), kind: "share" as const }]),
  ];
}

/** Confidentiality and observation status of the count, then of the share, as the code lists CL_CONF_STATUS and CL_OBS_STATUS of SDMX. */
function endOf(subject: Subject): readonly Column[] {
  const { formatter, table } = subject;
  const status = (
    name: "conf_status" | "obs_status" | "share_obs_status",
    codes: readonly ("F" | "C" | "A" | "E" | "M" | "Q" | "U")[],
  ): Column => ({
    name,
    title: formatter.message(`export.${name}`),
    kind: "status",
    codes: codes.map((value) => ({
      value,
      label: formatter.message(`export.status.${value}`, { min: table.min }),
    })),
  });
  return [
    status("conf_status", ["F", "C"]),
    status("obs_status", ["A", "Q"]),
    status("share_obs_status", ["A", "E", "M", "Q", "U"]),
    ...(rowMark(subject) !== null
      ? [{ name: "warning", title: formatter.message("export.warning"), kind: "mark" as const }]
      : []),
  ];
}

/** A table of estimates brings its own, weighted. */
function hasOwnShare({ table }: Subject): boolean {
  return table.measures.includes("share");
}

function shareIn(subject: Subject, codes: readonly string[]): number | null {
  return rounded(shareOf(lineAt(subject, codes.slice(0, -1)), codes.at(-1) ?? total));
}

/** The measures of a row, without those of a share, a mean or a median that is too uncertain to be given. */
export function printedValues(
  subject: Subject,
  { codes, values, errors }: Pick<Subject["table"]["rows"][number], "codes" | "values" | "errors">,
): readonly (number | null)[] {
  if (!hasOwnShare(subject)) return printedCenters(subject, { values, errors });
  const isUncertain = isTooUncertain(lineAt(subject, codes.slice(0, -1)), codes.at(-1) ?? total);
  return isUncertain
    ? values.map((value, at) => (ofShare.has(subject.table.measures[at] ?? "") ? null : value))
    : values;
}

const ofShare: ReadonlySet<string> = new Set(["share", "standard_error", "lower", "upper"]);

/**
 * Counted or estimated; else without meaning, of a total or outside the base, too uncertain, or suppressed, with too few
 * or hidden.
 */
function shareStatus(subject: Subject, codes: readonly string[]): "A" | "E" | "M" | "Q" | "U" {
  const line = lineAt(subject, codes.slice(0, -1));
  const code = codes.at(-1) ?? total;
  if (shareOf(line, code) !== null) return line.estimates === undefined ? "A" : "E";
  if (line.isNotCalibrated) return "M";
  if (isTooUncertain(line, code)) return "U";
  return code === total || line.outside.has(code) || baseOf(line) === 0 ? "M" : "Q";
}
