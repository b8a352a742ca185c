import { testsTable } from "@vigie/findings";
import { contentOf } from "@vigie/study";
import { type ExportedTable, exportedTable, subjectIn, tidyCsv } from "@vigie/tables";
import type { WordedEdition } from "../formatter.ts";
import { archive } from "./archive.ts";
import { type DataFile, dataFile } from "./data-file.ts";
import { codeListCsv, codeListsOf, dataPackage } from "./data-package.ts";
import { workbook } from "./workbook.ts";

/** Files of data to download: each table as CSV; all of them as a workbook, an archive and a data package. */
export interface DataFiles {
  /** Published tables, in the study's order; an association is followed by its tests. */
  readonly tables: readonly {
    readonly table: ExportedTable;
    readonly file: DataFile<"tidy">;
  }[];
  /** Codes of the tables, with their labels. */
  readonly lists: readonly DataFile<"tidy">[];
  readonly whole: readonly DataFile[];
}

/** The data folder of an edition, as `docs/formats.md` lays it out. Same input, same bytes. */
export function dataFiles(edition: WordedEdition): DataFiles {
  const { study, gathered, formatter } = edition;
  const exported = [...study.indicators.keys()].flatMap((id) => {
    const subject = subjectIn(id, { study, gathered, formatter });
    if (subject === null) return [];
    const counted = exportedTable(subject);
    return contentOf(subject.indicator).association === null ? [counted] : [counted, testsTable(subject)];
  });
  const tables = exported.map((table) => ({
    table,
    file: dataFile(`${table.id}.csv`, "tidy", tidyCsv(table)),
  }));
  const { lists, listOf } = codeListsOf(exported);
  const listFiles = lists.map((list) => ({
    of: list,
    file: dataFile(`codes/${list.id}.csv`, "tidy", codeListCsv(list)),
  }));
  const descriptor = dataFile(
    "datapackage.json",
    "package",
    dataPackage(
      tables.map(({ table, file }) => ({ of: table, file })),
      listFiles,
      { listOf, edition },
    ),
  );
  const packed = [descriptor, ...tables.map(({ file }) => file), ...listFiles.map(({ file }) => file)];
  const whole = [
    dataFile(`${study.id}.xlsx`, "workbook", workbook(exported, edition)),
    dataFile(`${study.id}.zip`, "archive", archive(packed, exported, edition)),
    descriptor,
  ];
  return { tables, lists: listFiles.map(({ file }) => file), whole };
}
