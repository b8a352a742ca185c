import type { Text } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { problem, type QuestionnaireProblem } from "../problems.ts";
import type { RemarkKind, remarkCollector } from "../remark.ts";
import { type FormLanguage, formLanguage } from "./form-languages.ts";
import type { FormRow, FormSheet } from "./form-sheet.ts";

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
    problem(
      code,
      { file, line: row },
      { sheet: textValue(sheet.name), column: textValue(column), name: textValue(name) },
    ),
  );
}

/** A label that quotes an answer (`${name}`), or is set by Markdown or HTML: forms show them otherwise than they are written. */
const notPlain = /\$\{|\*\*\S|^#{1,6} |\]\(\S+\)|<\/?[a-z]+[ />]/m;

/** The text of a row in the languages of the study; French stands for English where it is alone, and the other way. */
export function labelOf(
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
