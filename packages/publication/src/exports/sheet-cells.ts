import { type Marked, marksOf } from "@vigie/diagnostic";
import type { SheetCell } from "@vigie/files";

export function cell(value: SheetCell["value"], style: SheetCell["style"] = "plain"): SheetCell {
  return { value, style };
}

/** The marks of data to beware of, at the top of a sheet. */
export function markRows(marked: Marked): readonly (readonly SheetCell[])[] {
  return marksOf(marked).flatMap(({ mark, sentence }) => [
    [cell(mark.toLocaleUpperCase(marked.formatter.language), "alert")],
    [cell(sentence, "alert")],
  ]);
}
