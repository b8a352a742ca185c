import type { ColumnKind, ExportedTable, Value } from "./exported-table.ts";

/** A column as people read it: without codes, and with words where there is no number. */
export interface ReadColumn {
  readonly title: string;
  readonly kind: Exclude<ColumnKind, "code" | "status">;
  readonly read: (row: readonly Value[]) => Value;
}

/** The columns that spreadsheets show; the mark of fiction comes first. */
export function readColumns({ columns, subject }: ExportedTable): readonly ReadColumn[] {
  const { words } = subject;
  const countAt = columns.findIndex(({ kind }) => kind === "count");
  const all = columns.flatMap(({ name, title, kind }, at): readonly ReadColumn[] => {
    if (kind === "code" || kind === "status") return [];
    const read = (row: readonly Value[]) => {
      if (kind === "label" || kind === "mark") return row[at] ?? null;
      if (row[countAt] === null) return words.say("cell.secret");
      return row[at] ?? null;
    };
    const code = columns.find((other) => kind === "label" && `${other.name}_label` === name);
    return [{ title: code?.title ?? title, kind, read }];
  });
  return [...all.filter(({ kind }) => kind === "mark"), ...all.filter(({ kind }) => kind !== "mark")];
}
