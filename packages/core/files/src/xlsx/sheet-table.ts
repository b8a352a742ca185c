import { suggestion } from "@vigie/study";
import { textValue } from "@vigie/words";
import { csvLine, forCopies } from "../csv/csv-format.ts";
import { joinedHeader } from "../header.ts";
import { filesInputError } from "../problems.ts";
import type { OpenWorkbook } from "./open-workbook.ts";
import { type MergedCells, mergedDown, type SheetRow } from "./sheet-rows.ts";

/** Past them, a sheet is not a table. */
const mergedMax = 10_000;

/** One sheet as a table: its header, then its rows, those that hold nothing left out. */
export interface SheetTable {
  /**
   * CSV in UTF-8, to be read once; what follows is known when it has been. Every row is as wide as the first: a sheet
   * does not write the empty cells at the end of a row, and what stands to the right of the header is under no column.
   * @throws {VigieErrors} the sheet is not whole, or holds what no sheet can
   */
  readonly text: AsyncIterable<string>;
  /** Below the header. */
  merged(): readonly MergedCells[];
  /** Rows below the header that a filter or a person hid, and those that are crossed out. */
  hidden(): number;
  struck(): number;
  /** By column, from 0: the first row below the header whose formula was saved without its value, and how many are so. */
  unvalued(): ReadonlyMap<number, { readonly row: number; readonly cells: number }>;
  /** Number in the sheet of a data row, both from 1. */
  rowNumber(row: number): number;
}

/**
 * @param read.sheet its name; the first where null
 * @param read.headerRow the rows above are left out, but for the names that the header leaves to them
 * @param read.checkWidth called with the number of columns once it is known; what it throws ends the text
 * @throws {VigieErrors} the workbook has no such sheet
 */
export function sheetTable(
  workbook: OpenWorkbook,
  given: {
    readonly sheet: string | null;
    readonly headerRow?: number | undefined;
    readonly checkWidth: (width: number) => void;
  },
): SheetTable {
  const { sheet, headerRow = 1, checkWidth } = given;
  const numbers: number[] = [];
  const merged: MergedCells[] = [];
  const seen = { hidden: 0, struck: 0, unvalued: new Map<number, { row: number; cells: number }>() };
  const rows = workbook.rows(sheetNamed(sheet, workbook), (range) => {
    const found = mergedDown(range);
    if (found !== null && merged.length < mergedMax) merged.push(found);
  });
  return {
    text: csvLines(rows, { headerRow, checkWidth, numbers, seen: (row) => look(row, seen) }),
    merged: () => merged.filter(({ rows: [row] }) => row > (numbers[0] ?? 0)),
    hidden: () => seen.hidden,
    struck: () => seen.struck,
    unvalued: () => seen.unvalued,
    rowNumber: (row) => numbers[row] ?? row + 1,
  };
}

interface Seen {
  hidden: number;
  struck: number;
  readonly unvalued: Map<number, { row: number; cells: number }>;
}

function look({ number, isHidden, isStruck, unvalued }: SheetRow, seen: Seen): void {
  if (isHidden) seen.hidden++;
  if (isStruck) seen.struck++;
  for (const column of unvalued) {
    const { row, cells } = seen.unvalued.get(column) ?? { row: number, cells: 0 };
    seen.unvalued.set(column, { row, cells: cells + 1 });
  }
}

/**
 * The sheet that a mapping names; the first where it names none.
 * @throws {VigieErrors} the workbook has no such sheet
 */
export function sheetNamed(sheet: string | null, { sheets, shown }: OpenWorkbook): string {
  const name = sheet ?? sheets[0] ?? "";
  if (sheets.includes(name)) return name;
  throw filesInputError(
    "files/sheet-absent",
    { file: shown },
    { sheet: textValue(name), known: textValue(sheets.join(", ")), ...suggestion(name, sheets) },
  );
}

async function* csvLines(
  batches: AsyncIterable<readonly SheetRow[]>,
  given: {
    readonly headerRow: number;
    readonly checkWidth: (width: number) => void;
    readonly numbers: number[];
    /** Called with each row below the header. */
    readonly seen: (row: SheetRow) => void;
  },
): AsyncGenerator<string> {
  const { headerRow, checkWidth, numbers, seen } = given;
  let width = 0;
  let above: readonly string[] = [];
  for await (const rows of batches) {
    let text = "";
    for (const row of rows) {
      const { number, cells, unvalued } = row;
      if (number === headerRow - 1) above = cells;
      if (number < headerRow || (unvalued.length === 0 && cells.every((cell) => cell === ""))) continue;
      const filled = number === headerRow && headerRow > 1 ? headerUnder(above, cells) : cells;
      if (width === 0) {
        width = filled.length;
        checkWidth(width);
      }
      if (numbers.length > 0) seen(row);
      numbers.push(number);
      text += csvLine(atWidth(filled, width), forCopies);
    }
    if (text !== "") yield text;
  }
}

/** Merged cells may name the last columns on the first line alone. */
function headerUnder(above: readonly string[], cells: readonly string[]): readonly string[] {
  return joinedHeader(above, atWidth(cells, Math.max(cells.length, above.length)));
}

function atWidth(cells: readonly string[], width: number): readonly string[] {
  return cells.length === width ? cells : Array.from({ length: width }, (_, at) => cells[at] ?? "");
}
