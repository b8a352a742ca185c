import { type Marked, marksOf } from "../marks.ts";
import type { Cell } from "./xlsx/workbook.ts";

export function cell(value: Cell["value"], style: Cell["style"] = "plain"): Cell {
  return { value, style };
}

/** The marks of data to beware of, at the top of a sheet. */
export function markRows(marked: Marked): readonly (readonly Cell[])[] {
  return marksOf(marked).flatMap(({ mark, sentence }) => [
    [cell(mark.toLocaleUpperCase(marked.words.language), "alert")],
    [cell(sentence, "alert")],
  ]);
}
