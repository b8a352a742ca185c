import { VigieErrors } from "@vigie/words";
import type { InputFile } from "../../plan.ts";
import type { OpenedFile } from "../../run/opened-file.ts";
import { openCopiedCells } from "../copied-cells.ts";
import { columnProblems, headerAbsent, isOtherHeader } from "../header.ts";
import type { Reading } from "../reading.ts";
import { type StatisticalFormat, statisticalCopy } from "./statistical-copy.ts";

/**
 * A SAS or SPSS file: the columns that the plan reads, copied as text.
 * @throws {VigieErrors} absent, cut, of another kind, or without these columns
 */
export async function openStatistical(
  file: InputFile,
  format: StatisticalFormat,
  reading: Reading,
): Promise<OpenedFile> {
  const wanted = [...new Set(reading.columns)];
  const { path, rows, missing } = await statisticalCopy(file, format, reading.store, (columns) => {
    const names = columns.map(({ name }) => name);
    checkColumns(file, names, reading);
    return wanted.map((name) => names.indexOf(name));
  });
  const opened = await openCopiedCells(file, path, reading);
  return {
    ...opened,
    missing,
    unread: async (read) => {
      if (read !== rows) throw new RangeError("the copy of a file has not the rows that were written to it");
      return { ragged: 0, errors: [] };
    },
    places: async (numbers) => numbers.map((row) => ({ file: file.shown, row })),
  };
}

function checkColumns(file: InputFile, names: readonly string[], reading: Reading): void {
  const { columns, others = [] } = reading;
  if (isOtherHeader(names, reading))
    throw new VigieErrors([headerAbsent(file, names, { columns, others, likely: null, sheets: [] })]);
  const wrong = columnProblems(file, names, columns);
  if (wrong.length > 0) throw new VigieErrors(wrong);
}
