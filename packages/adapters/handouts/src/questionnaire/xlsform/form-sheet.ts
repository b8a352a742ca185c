import type { openWorkbook } from "@vigie/files";
import type { Text } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import { type QuestionnaireProblem, questionnaireInputError, questionnaireProblem } from "../problems.ts";
import type { RemarkKind, remarkCollector } from "../remark.ts";

/** What the reading of one form shares: where mistakes and remarks go, and the language of a header without one. */
export interface FormReading {
  /** As messages name the file. */
  readonly file: string;
  readonly errors: VigieError[];
  readonly remarks: ReturnType<typeof remarkCollector>;
  readonly language: FormLanguage;
  /** Whether it was written from a study: its labels are plain text, whatever they hold. */
  readonly isFromStudy: boolean;
}

/** Says a mistake of one row: its sheet, its row and what it is about. */
export function mistake(
  { file, errors }: FormReading,
  code: QuestionnaireProblem,
  {
    sheet,
    row,
    column = "",
    name = "",
  }: {
    readonly sheet: FormSheet;
    readonly row: number;
    readonly column?: string;
    readonly name?: string;
  },
): void {
  errors.push(
    questionnaireProblem(
      code,
      { file, line: row },
      { sheet: textValue(sheet.name), column: textValue(column), name: textValue(name) },
    ),
  );
}

/** A label that quotes an answer (`${name}`), or is set by Markdown or HTML: forms show them otherwise than they are written. */
const notPlain = /\$\{|\*\*\S|^#{1,6} |\]\(\S+\)|<\/?[a-z]+[ />]/m;

/** The text of a row in the languages of the study; French stands for English where it is alone, and the other way. */
export function formLabel(
  reading: FormReading,
  { sheet, row, name }: { readonly sheet: FormSheet; readonly row: FormRow; readonly name: string },
): Text {
  const found = new Map<FormLanguage, string>();
  for (const [header, cell] of row.cells) {
    const [column, named] = header.split("::");
    if (column !== "label") continue;
    const language = named === undefined ? reading.language : formLanguage(named);
    if (language !== null) found.set(language, cell);
    if (!reading.isFromStudy && notPlain.test(cell))
      reading.remarks.add("left.label", { what: cell, sheet: sheet.name, row: row.row });
  }
  const [fr, en] = [found.get("fr"), found.get("en")];
  const place = { sheet: sheet.name, row: row.row };
  if (fr !== undefined) return en === undefined ? { fr } : { fr, en };
  if (en !== undefined) {
    reading.remarks.add("changed.language", { what: "label", ...place });
    return { fr: en, en };
  }
  reading.remarks.add("changed.label", { what: name, ...place });
  return { fr: name };
}

/**
 * Names every column that nothing is read in, with the rows that fill it.
 * @param known columns that are read; those with a language by what precedes it
 */
export function noteColumns(
  { remarks }: FormReading,
  sheet: FormSheet,
  { known, kind = "left.column" }: { readonly known: readonly string[]; readonly kind?: RemarkKind },
): void {
  for (const { row, cells } of sheet.rows)
    for (const [header, cell] of cells) {
      const [column = "", named] = header.split("::");
      const isRead = known.includes(column) && (named === undefined || formLanguage(named) !== null);
      if (isRead || isNo(cell)) continue;
      const isLanguage = known.includes(column) && named !== undefined;
      remarks.add(isLanguage ? "left.language" : kind, { what: header, sheet: sheet.name, row });
    }
}

function isNo(cell: string): boolean {
  return /^(?:no|false|false\(\))$/i.test(cell);
}

/** Languages of the study's texts, as headers of forms name them: `label::Français (fr)`. */
export const formLanguages = { fr: "Français (fr)", en: "English (en)" } as const;

export type FormLanguage = keyof typeof formLanguages;

const names: Readonly<Record<string, FormLanguage>> = {
  fr: "fr",
  français: "fr",
  francais: "fr",
  french: "fr",
  en: "en",
  english: "en",
  anglais: "en",
};

/** The language that a header names by its code in brackets or its name; null for another. */
export function formLanguage(name: string): FormLanguage | null {
  const code = /\(\s*([a-z]{2})(?:-[a-z]+)?\s*\)\s*$/i.exec(name)?.[1] ?? name.trim();
  return names[code.toLowerCase()] ?? null;
}

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
    throw questionnaireInputError(
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
