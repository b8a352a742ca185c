/** Rows that follow one another in memory. */
export interface RowBlock {
  readonly bytes: Uint8Array;
  /** Position of the first row. */
  readonly start: number;
  /** Length of a row. */
  readonly stride: number;
  readonly rows: number;
}
