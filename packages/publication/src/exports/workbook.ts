import type { ExportedTable } from "@vigie/diagnostic";
import { lastDayOf, markedTitle } from "@vigie/diagnostic";
import { xlsx } from "@vigie/files";
import type { WordedEdition } from "../formatter.ts";
import { coverSheet } from "./cover-sheet.ts";
import type { NamedTable } from "./named-table.ts";
import { tableSheet } from "./table-sheet.ts";

/** All the tables in one workbook: a cover with what one must know, then a sheet a table. Same input, same bytes. */
export function workbook(tables: readonly ExportedTable[], edition: WordedEdition): Uint8Array {
  const { study, bundles, formatter } = edition;
  const named = withSheetNames(tables, formatter.message("workbook.cover"));
  return xlsx({
    title: markedTitle(formatter.text(study.title), edition),
    language: formatter.language,
    day: lastDayOf(bundles),
    sheets: [coverSheet(named, edition), ...named.map((each) => tableSheet(each, formatter))],
  });
}

/** Sheet names are 31 characters long at most, and unlike one another. */
function withSheetNames(tables: readonly ExportedTable[], cover: string): readonly NamedTable[] {
  const taken = new Set([cover.toLowerCase()]);
  return tables.map((table) => {
    let name = table.id.slice(0, 31);
    for (let at = 2; taken.has(name); at++) name = `${table.id.slice(0, 30 - String(at).length)}_${at}`;
    taken.add(name);
    return { table, name };
  });
}
