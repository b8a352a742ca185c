import type { Words } from "../words.ts";
import type { Cell } from "./xlsx/workbook.ts";

export function cell(value: Cell["value"], style: Cell["style"] = "plain"): Cell {
  return { value, style };
}

/** The mark of fiction, at the top of a sheet. */
export function markRows(words: Words): readonly (readonly Cell[])[] {
  return [
    [cell(words.say("fictitious.mark").toLocaleUpperCase(words.language), "alert")],
    [cell(words.say("fictitious.sentence"), "alert")],
  ];
}
