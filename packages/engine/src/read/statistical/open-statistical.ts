import type { InputFile } from "@vigie/mapping";
import type { OpenedFile } from "../../run/opened-file.ts";
import { openCopiedCells } from "../copied-cells.ts";
import { checkColumns } from "../header.ts";
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
  const expectedColumns = [...new Set(reading.columns)];
  const { path, rows, missing } = await statisticalCopy(file, format, reading.store, async (columns) => {
    const names = columns.map(({ name }) => name);
    await checkColumns(file, names, reading);
    return expectedColumns.map((name) => names.indexOf(name));
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
