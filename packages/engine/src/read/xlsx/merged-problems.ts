import type { MergedCells } from "@vigie/files";
import { countValue, linesValue, textValue, type VigieError } from "@vigie/words";
import { problem } from "../../problems.ts";

/**
 * A value that several rows share is lost for all but the first: nothing is read of such a column.
 * @param names of all the columns
 * @param columns those that are read
 * @param merged below the header
 */
export function mergedProblems(
  file: string,
  names: readonly string[],
  { columns, merged }: { readonly columns: readonly string[]; readonly merged: readonly MergedCells[] },
): readonly VigieError[] {
  return columns.flatMap((column) => {
    const at = names.indexOf(column);
    const found = merged.filter(({ columns: [from, to] }) => from <= at && at <= to);
    const [first] = found;
    if (first === undefined) return [];
    const lines = found.slice(0, 3).map(({ rows: [row] }) => row);
    const words = {
      column: textValue(column),
      groups: countValue(found.length),
      lines: linesValue(lines, found.length),
    };
    return [problem("engine/cells-merged", { file, line: first.rows[0] }, words)];
  });
}
