import { countValue, textValue, type VigieError } from "@vigie/words";
import { problem } from "../../problems.ts";

/**
 * A formula that was saved without its value reads as an empty cell: nothing is read of such a column.
 * @param names of all the columns
 * @param columns those that are read
 * @param sheet that was read
 */
export function unvaluedProblems(
  file: string,
  names: readonly string[],
  {
    columns,
    unvalued,
    sheet,
  }: {
    readonly columns: readonly string[];
    readonly unvalued: ReadonlyMap<number, { readonly row: number; readonly cells: number }>;
    readonly sheet: string;
  },
): readonly VigieError[] {
  return columns.flatMap((column) => {
    const found = unvalued.get(names.indexOf(column));
    if (found === undefined) return [];
    const words = { column: textValue(column), sheet: textValue(sheet), cells: countValue(found.cells) };
    return [problem("engine/formulas-without-value", { file, line: found.row }, words)];
  });
}
