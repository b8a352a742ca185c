import { measuresOf } from "@vigie/study";
import { dimensionLabel, labelOf } from "../labels.ts";
import { baseOf, lineAt, shareOf, total } from "../line.ts";
import type { Subject } from "../subject.ts";
import { evidenceColumns, evidenceOf } from "./evidence-columns.ts";
import { rateColumns } from "./rate-columns.ts";

/** A published table as every export gives it: one row a cell, columns with what their values are. */
export interface ExportedTable {
  readonly id: string;
  readonly title: string;
  readonly subject: Subject;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
  /** Cells that secrecy hides. */
  readonly masked: number;
}

export interface Column {
  readonly name: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** What a column of codes may hold, in order. */
  readonly codes?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * `code` and `label` say the same thing to programs and to people; a `share` lies in 0..1; `status` is a code of
 * SDMX; a `mark` is the word of fictitious data.
 */
export type ColumnKind = "code" | "label" | "count" | "share" | "number" | "status" | "mark";
/** Null: secret, or without meaning there. */
export type Value = string | number | null;

export function exportedTable(subject: Subject): ExportedTable {
  const { table, indicator, fictitious, words } = subject;
  const evidence = evidenceOf(subject);
  const rates = rateColumns(subject);
  return {
    id: indicator.id,
    title: words.text(indicator.title),
    subject,
    columns: [
      ...columnsOf(subject),
      ...(evidence === null ? [] : evidenceColumns(words)),
      ...(rates?.columns ?? []),
      ...endOf(subject),
    ],
    rows: table.rows.map(({ codes, count, values }) => [
      ...codes,
      ...codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code)),
      count,
      ...values,
      ...(hasOwnShare(subject) ? [] : [shareIn(subject, codes)]),
      ...(evidence === null ? [] : evidence(codes)),
      ...(rates?.valuesOf(codes) ?? []),
      ...(count === null ? ["C", "Q"] : ["F", "A"]),
      shareStatus(subject, codes),
      ...(fictitious ? [words.say("fictitious.mark")] : []),
    ]),
    masked: table.rows.filter(({ count }) => count === null).length,
  };
}

function columnsOf(subject: Subject): readonly Column[] {
  const { table, indicator, source, words } = subject;
  const measures = new Map(measuresOf(indicator, source).map(({ name, label }) => [name, words.text(label)]));
  return [
    ...table.dimensions.map(({ name, codes }) => ({
      name,
      title: dimensionLabel(subject, name),
      kind: "code" as const,
      codes: codes.map((value) => ({ value, label: labelOf(subject, name, value) })),
    })),
    ...table.dimensions.map(({ name }) => ({
      name: `${name}_label`,
      title: words.say("export.label", { of: dimensionLabel(subject, name) }),
      kind: "label" as const,
    })),
    { name: "count", title: words.say("column.count"), kind: "count" },
    ...table.measures.map((name) => ({
      name,
      title: measures.get(name) ?? name,
      kind: name === "share" ? ("share" as const) : ("number" as const),
    })),
    ...(hasOwnShare(subject)
      ? []
      : [{ name: "share", title: words.say("column.share"), kind: "share" as const }]),
  ];
}

/** Confidentiality and observation status of the count, then of the share, as the code lists CL_CONF_STATUS and CL_OBS_STATUS of SDMX. */
function endOf({ fictitious, words }: Subject): readonly Column[] {
  const status = (
    name: "conf_status" | "obs_status" | "share_obs_status",
    codes: readonly ("F" | "C" | "A" | "E" | "M" | "Q")[],
  ): Column => ({
    name,
    title: words.say(`export.${name}`),
    kind: "status",
    codes: codes.map((value) => ({ value, label: words.say(`export.status.${value}`) })),
  });
  return [
    status("conf_status", ["F", "C"]),
    status("obs_status", ["A", "Q"]),
    status("share_obs_status", ["A", "E", "M", "Q"]),
    ...(fictitious ? [{ name: "warning", title: words.say("export.warning"), kind: "mark" as const }] : []),
  ];
}

/** A table of estimates brings its own, weighted. */
function hasOwnShare({ table }: Subject): boolean {
  return table.measures.includes("share");
}

function shareIn(subject: Subject, codes: readonly string[]): number | null {
  return rounded(shareOf(lineAt(subject, codes.slice(0, -1)), codes.at(-1) ?? total));
}

/** Counted or estimated; else without meaning, of a total or outside the base, or suppressed, with too few or secret. */
function shareStatus(subject: Subject, codes: readonly string[]): "A" | "E" | "M" | "Q" {
  const line = lineAt(subject, codes.slice(0, -1));
  const code = codes.at(-1) ?? total;
  if (shareOf(line, code) !== null) return line.estimates === undefined ? "A" : "E";
  return code === total || line.outside.has(code) || baseOf(line) === 0 ? "M" : "Q";
}

/** Six decimals: a millionth is finer than any share of a population. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
