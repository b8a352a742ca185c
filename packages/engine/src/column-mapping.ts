import type { DateFormat } from "./plan.ts";

export interface ColumnMapping {
  readonly column: string;
  /** Value of the file → code of the study. */
  readonly codes: ReadonlyMap<string, string>;
  /** Values that stand for no value: unknown, or out of scope for a channel. */
  readonly without: readonly string[];
  readonly dates: DateFormat;
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
    };

/** A column as the mapping writes it, its name alone included. */
export function columnMapping(written: ColumnFile): ColumnMapping {
  const { column, codes, missing, out_of_scope, dates } =
    typeof written === "string" ? ({ column: written } as const satisfies ColumnFile) : written;
  return {
    column,
    codes: new Map(Object.entries(codes ?? {})),
    without: [...(missing ?? []), ...(out_of_scope ?? [])],
    dates: dates ?? "iso",
  };
}
