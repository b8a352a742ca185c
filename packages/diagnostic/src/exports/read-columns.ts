import type { ColumnKind, Value } from "./column.ts";
import type { ExportedTable } from "./exported-table.ts";

/** A column as people read it: without codes, and with words where there is no number. */
export interface ReadColumn {
  readonly title: string;
  readonly kind: Exclude<ColumnKind, "code" | "status">;
  readonly read: (row: readonly Value[]) => Value;
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
    const read = (row: readonly Value[]) => {
      if (kind === "label" || kind === "mark") return row[at] ?? null;
      const value = row[at] ?? null;
      if (value !== null) return value;
      if (at === countAt)
        return row[countStatusAt] === "L"
          ? formatter.message("cell.unknown")
          : formatter.message("cell.under", { min: subject.table.min });
      if (kind !== "share") return null;
      const status = row[statusAt];
      if (status === "U") return formatter.message("cell.uncertain");
      return status === "Q" ? formatter.message("cell.few", { min: subject.table.min }) : null;
    };
    const code = columns.find((other) => kind === "label" && `${other.name}_label` === name);
    return [{ title: code?.title ?? title, kind, read }];
  });
  return [...all.filter(({ kind }) => kind === "mark"), ...all.filter(({ kind }) => kind !== "mark")];
}
