import type { openWorkbook } from "@vigie/files";
import { countValue, textValue } from "@vigie/words";
import { inputError } from "../problems.ts";

/** One row of a sheet of a form, by header: lower case, `list name` as `list_name`. Empty cells are absent. */
export interface FormRow {
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface FormSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly FormRow[];
}

/** Far above what forms have. */
const limits = { columns: 300, characters: 8000 } as const;

/**
 * @returns null where the workbook has no such sheet; its name may be in capitals
 * @throws {VigieErrors} a sheet that is not whole, or is larger than a questionnaire is
 */
export async function readFormSheet(
  workbook: Awaited<ReturnType<typeof openWorkbook>>,
  wanted: string,
  rowsMax: number,
): Promise<FormSheet | null> {
  const name = workbook.sheets.find((sheet) => sheet.trim().toLowerCase() === wanted);
  if (name === undefined) return null;
  let headers: readonly string[] | null = null;
  const rows: FormRow[] = [];
  const refuse = (row: number, what: "rows" | "columns" | "characters", most: number) => {
    throw inputError(
      "questionnaire/form-too-large",
      { file: workbook.shown, line: row },
      { sheet: textValue(name), limit: textValue(what), most: countValue(most) },
    );
  };
  for await (const batch of workbook.rows(name))
    for (const { number, cells } of batch) {
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (rows.length >= rowsMax) refuse(number, "rows", rowsMax);
      if (cells.length > limits.columns) refuse(number, "columns", limits.columns);
      if (cells.some((cell) => cell.length > limits.characters))
        refuse(number, "characters", limits.characters);
      if (headers === null) headers = cells.map(header);
      else rows.push({ row: number, cells: rowCells(headers, cells) });
    }
  return { name, headers: (headers ?? []).filter((text) => text !== ""), rows };
}

/** Spaces around the colons of a language are left out; the name of the language keeps its letters. */
function header(cell: string): string {
  const [column = "", ...language] = cell.trim().split(/\s*::?\s*/);
  const name = column.toLowerCase().replace(/[\s-]+/g, "_");
  return [name, ...language.filter((part) => part !== "")].join("::");
}

function rowCells(headers: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [at, name] of headers.entries()) {
    const cell = cells[at]?.trim() ?? "";
    if (name !== "" && cell !== "" && !found.has(name)) found.set(name, cell);
  }
  return found;
}
