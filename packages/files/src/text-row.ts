/** One row of a file, whatever stands in it: no header is known yet, and rows may have different widths. */
export interface TextRow {
  /** Line of the text where it ends, or number of the row in the sheet, from 1. */
  readonly line: number;
  readonly values: readonly string[];
}
