import { copiedCsv } from "@vigie/files";
import type { InputFile } from "@vigie/mapping";
import { type Relation, typedColumn } from "../compile/relation.ts";
import type { OpenedFile } from "../run/opened-file.ts";
import { openCsv } from "./csv.ts";
import type { Reading } from "./reading.ts";

/**
 * Cells that were copied as CSV from a file that DuckDB does not read; true dates are written `2022-12-31`.
 * @param file as the mapping names it
 * @param path of the copy, erased with it
 * @throws {VigieErrors} a column that the plan reads is not there once
 */
export async function openCopiedCells(file: InputFile, path: string, reading: Reading): Promise<OpenedFile> {
  const format = { kind: "csv", ...copiedCsv } as const;
  const opened = await openCsv({ ...file, path }, format, { ...reading, original: file });
  return {
    ...opened,
    file,
    relation: ofCells(opened.relation),
    numbered: { ...opened.numbered, relation: ofCells(opened.numbered.relation) },
    erase: () => reading.store.erase(path),
  };
}

function ofCells({ from, columns }: Relation): Relation {
  return {
    from,
    columns: new Map([...columns].map(([name, { sql }]) => [name, typedColumn(sql, "cell")])),
  };
}
