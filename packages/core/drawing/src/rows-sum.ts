import { bracketBeside, type Marks, text } from "./mark.ts";

/** Rows from one to another, both included, bracketed under a line of words. */
export interface RowsSum {
  readonly from: number;
  readonly to: number;
  /** In bold, before the label; may be empty. */
  readonly wording: string;
  readonly label: string;
}

/** From the bracket of a sum to the names of its rows. */
export const sumInset = 14;
/** Height of the line of words over a bracket. */
export const sumHeight = 26;

export interface RowSpan {
  readonly top: number;
  readonly bottom: number;
}

export function isInSum(row: number, sum: RowsSum | null): boolean {
  return sum !== null && row >= sum.from && row <= sum.to;
}

/** The bracket of a sum at the left of its rows, and its words over them. */
export function sumMarks(rows: readonly RowSpan[], sum: RowsSum | null): Marks {
  if (sum === null) return null;
  const [first, last] = [rows[sum.from], rows[sum.to]];
  if (first === undefined || last === undefined) return null;
  return [
    text({ x: 0, y: first.top - 7 }, [{ text: sum.wording, look: "sum" }, ` ${sum.label}`], "halo"),
    bracketBeside({ x: 1, top: first.top + 2, bottom: last.bottom - 2 }),
  ];
}
