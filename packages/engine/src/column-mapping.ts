import type { DateFormat } from "./plan.ts";

export interface ColumnMapping {
  readonly column: string;
  /** Value of the file → code of the study. */
  readonly codes: ReadonlyMap<string, string>;
  /** Values that stand for no value: unknown, or out of scope for a channel. */
  readonly without: readonly string[];
  readonly dates: DateFormat;
  /** Of the codes of one text; `;` unless the mapping says otherwise. */
  readonly separator: string;
  /** Of dates: set where values that are no day are read as none, up to `unreadableShareMax`. */
  readonly unreadable?: "missing";
}

/** A question of several answers, read in one column per item. */
export interface ItemColumns {
  /** By item. */
  readonly columns: ReadonlyMap<string, string>;
  /** Value of the columns → `yes`, `no` or a reason for no answer. */
  readonly codes: ReadonlyMap<string, string>;
  readonly without: readonly string[];
}

/** What `vigie map` writes where a person must choose; it can be no code of a study. */
export const untranslated = "À TRADUIRE";

export type ColumnFile =
  | string
  | {
      readonly column: string;
      readonly codes?: Readonly<Record<string, string>> | undefined;
      readonly missing?: readonly string[] | undefined;
      readonly out_of_scope?: readonly string[] | undefined;
      readonly dates?: DateFormat | undefined;
      readonly separator?: string | undefined;
      readonly unreadable?: "refuse" | "missing" | undefined;
    };

export interface ItemColumnsFile {
  readonly columns: Readonly<Record<string, string>>;
  readonly codes?: Readonly<Record<string, string>> | undefined;
  readonly missing?: readonly string[] | undefined;
}

export function isItemColumns(written: ColumnFile | ItemColumnsFile): written is ItemColumnsFile {
  return typeof written === "object" && "columns" in written;
}

export function itemColumns({ columns, codes, missing }: ItemColumnsFile): ItemColumns {
  return {
    columns: new Map(Object.entries(columns)),
    codes: new Map(Object.entries(codes ?? {})),
    without: missing ?? [],
  };
}

/** A column as the mapping writes it, its name alone included. */
export function columnMapping(written: ColumnFile): ColumnMapping {
  const { column, codes, missing, out_of_scope, dates, separator, unreadable } =
    typeof written === "string" ? ({ column: written } as const satisfies ColumnFile) : written;
  return {
    column,
    codes: new Map(Object.entries(codes ?? {})),
    without: [...(missing ?? []), ...(out_of_scope ?? [])],
    dates: dates ?? "iso",
    separator: separator ?? ";",
    ...(unreadable === "missing" ? { unreadable } : {}),
  };
}
