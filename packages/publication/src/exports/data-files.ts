import { type ExportedTable, exportedTable, subjectIn, testsTable, tidyCsv } from "@vigie/diagnostic";
import { contentOf } from "@vigie/study";
import { zipSync } from "fflate";
import type { WordedEdition } from "../formatter.ts";
import { bytesOf, type DataFile, dataFile } from "./data-file.ts";
import { dataPackage } from "./data-package.ts";
import { workbook } from "./workbook.ts";

/** Files of data to download: each table as CSV; all of them as a workbook, an archive and a data package. */
export interface DataFiles {
  /** Of each published table, in the study's order; an association is followed by its tests. */
  readonly tables: readonly {
    readonly table: ExportedTable;
    readonly file: DataFile<"tidy">;
  }[];
  readonly whole: readonly DataFile[];
}

/** A date without a time zone: `zipSync` writes local hours. */
const zipDate = new Date(1980, 0, 1);

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
  const descriptor = dataFile(
    "datapackage.json",
    "package",
    dataPackage(exported, new Map(tables.map(({ table, file }) => [table.id, file.size])), edition),
  );
  const whole = [
    dataFile(`${study.id}.xlsx`, "workbook", workbook(exported, edition)),
    dataFile(`${study.id}.zip`, "archive", zipped([descriptor, ...tables.map(({ file }) => file)])),
    descriptor,
  ];
  return { tables, whole };
}

/** The data package as one file. */
function zipped(files: readonly DataFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, content }) => [name, bytesOf(content)])), {
    level: 6,
    mtime: zipDate,
  });
}
