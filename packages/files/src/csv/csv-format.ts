export const encodings = ["utf-8", "cp1252", "utf-16"] as const;
export type Encoding = (typeof encodings)[number];

/** How a CSV file is written, as a mapping says it. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly decimal: "." | ",";
  /** `null`: values are never quoted. */
  readonly quote: string | null;
  /** Without a header, columns are called by their position: 1, 2, 3… */
  readonly header: boolean;
  readonly ragged: "refuse" | "set_aside";
  /** Line that names the columns, where titles stand above; the first where it is left out. */
  readonly headerRow?: number;
}

/** What separates the values of a record. */
export type Separators = Pick<CsvFormat, "delimiter" | "quote">;

/** Of the copies that we write: see `csvText`. */
export const copiedCsv = {
  encoding: "utf-8",
  delimiter: ",",
  decimal: ".",
  quote: '"',
  header: true,
  ragged: "refuse",
} as const satisfies CsvFormat;
