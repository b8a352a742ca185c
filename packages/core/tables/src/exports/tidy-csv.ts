import { csvLine, forPrograms, guarded } from "@vigie/files";
import { hiddenText } from "../wording/share-text.ts";
import type { ColumnKind, ExportedValue } from "./column.ts";
import type { ExportedTable } from "./exported-table.ts";

/** Columns of words: codes stay as they are, since programs join tables by them. */
const textColumns = /(?:_label|^warning)$/;

/**
 * For programs: CSV of RFC 4180 in UTF-8, commas, points, LF. A hidden count is empty, and so is all that it hides;
 * the last column says that data are fictitious, where they are. Programs include spreadsheets: a label never runs as a
 * formula.
 */
export function tidyCsv({ columns, rows }: ExportedTable): string {
  const areTexts = columns.map(({ name }) => textColumns.test(name));
  return [columns.map(({ name }) => name), ...rows]
    .map((cells) =>
      csvLine(
        cells.map((value, at) => written(value, areTexts[at] === true)),
        forPrograms,
      ),
    )
    .join("");
}

function written(value: ExportedValue, isText: boolean): string {
  const plain = value === null ? "" : String(value);
  return isText ? guarded(plain) : plain;
}

/** A column as people read it: without codes, and with words where there is no number. */
export interface ReadColumn {
  readonly title: string;
  readonly kind: Exclude<ColumnKind, "code" | "status">;
  readonly read: (row: readonly ExportedValue[]) => ExportedValue;
}

/** The columns that spreadsheets show; the mark of fiction comes first. */
export function readColumns({ columns, rows, subject }: ExportedTable): readonly ReadColumn[] {
  const { formatter } = subject;
  const countAt = columns.findIndex(({ kind }) => kind === "count");
  const countStatusAt = columns.findIndex(({ name }) => name === "obs_status");
  const statusAt = columns.findIndex(({ name }) => name === "share_obs_status");
  const all = columns.flatMap(({ name, title, kind }, at): readonly ReadColumn[] => {
    if (kind === "code" || kind === "status") return [];
    // Exact counts have no error to show.
    if (name === "count_error" && rows.every((row) => (row[at] ?? 0) === 0)) return [];
    const read = (row: readonly ExportedValue[]) => {
      if (kind === "label" || kind === "mark") return row[at] ?? null;
      const value = row[at] ?? null;
      if (value !== null) return value;
      if (at === countAt)
        return row[countStatusAt] === "L"
          ? formatter.message("cell.unknown")
          : hiddenText("cell.under", subject.table, formatter);
      if (kind !== "share") return null;
      const status = row[statusAt];
      if (status === "U") return formatter.message("cell.uncertain");
      return status === "Q" ? hiddenText("cell.few", subject.table, formatter) : null;
    };
    const code = columns.find((other) => kind === "label" && `${other.name}_label` === name);
    return [{ title: code?.title ?? title, kind, read }];
  });
  return [...all.filter(({ kind }) => kind === "mark"), ...all.filter(({ kind }) => kind !== "mark")];
}
