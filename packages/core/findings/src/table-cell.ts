import { type Formatter, type HidingRules, hiddenText } from "@vigie/tables";

/** What a table holds in a cell: words, or a number with how it is written, so that a reader may sort by it. */
export type TableCell = string | NumberCell;

export interface NumberCell {
  readonly value: number;
  readonly text: string;
}

export function tableCellText(cell: TableCell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** Null where the cell holds words. */
export function cellValue(cell: TableCell): number | null {
  return typeof cell === "string" ? null : cell.value;
}

/** « 1 234 »; « moins de 11 » where it is hidden. */
export function countedCell(count: number | null, rules: HidingRules, formatter: Formatter): TableCell {
  return count === null
    ? hiddenText("cell.under", rules, formatter)
    : { value: count, text: formatter.count(count) };
}

/** A number as `write` says it; a dash where there is none. */
export function numberCell(
  value: number | null | undefined,
  write: (value: number) => string,
  formatter: Formatter,
): TableCell {
  return value === null || value === undefined
    ? formatter.message("cell.nothing")
    : { value, text: write(value) };
}
