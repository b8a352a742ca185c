import { type ExportedTable, exportedTable, subjectIn, testsTable, tidyCsv } from "@vigie/diagnostic";
import { contentOf } from "@vigie/study";
import { zipSync } from "fflate";
import type { WordedEdition } from "../words.ts";
import { bytesOf, type DataFile, dataFile, type TableForm } from "./data-file.ts";
import { dataPackage } from "./data-package.ts";
import { spreadsheetCsv } from "./spreadsheet-csv.ts";
import { workbook } from "./workbook.ts";

/** The data to take away: files for programs and for people, of each table and of all. */
export interface DataFiles {
  /** Of each published table, in the study's order; an association is followed by its tests. */
  readonly tables: readonly {
    readonly table: ExportedTable;
    readonly files: readonly DataFile<TableForm>[];
  }[];
  readonly whole: readonly DataFile[];
}

/** A date without a time zone: `zipSync` writes local hours. */
const zipDate = new Date(1980, 0, 1);

/** The data folder of an edition, as `docs/formats.md` lays it out. Same input, same bytes. */
export function dataFiles(edition: WordedEdition): DataFiles {
  const { study, gathered, words } = edition;
  const exported = [...study.indicators.keys()].flatMap((id) => {
    const subject = subjectIn(id, { study, gathered, words });
    if (subject === null) return [];
    const own = exportedTable(subject);
    return contentOf(subject.indicator).association === null ? [own] : [own, testsTable(subject)];
  });
  const tables = exported.map((table) => ({
    table,
    files: [
      dataFile(`${table.id}.csv`, "tidy", tidyCsv(table)),
      dataFile(`tableur/${table.id}.csv`, "spreadsheet", spreadsheetCsv(table, edition.words)),
    ],
  }));
  const descriptor = dataFile(
    "datapackage.json",
    "package",
    dataPackage(
      exported,
      new Map(tables.map(({ table, files }) => [table.id, files[0]?.size ?? 0])),
      edition,
    ),
  );
  const tidy = tables.flatMap(({ files }) => files.filter(({ form }) => form === "tidy"));
  const whole = [
    dataFile(`${study.id}.xlsx`, "workbook", workbook(exported, edition)),
    dataFile(`${study.id}.zip`, "archive", zipped([descriptor, ...tidy])),
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
