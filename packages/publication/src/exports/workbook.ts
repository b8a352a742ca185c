import type { ExportedTable } from "@vigie/diagnostic";
import { lastDayOf, markedTitle } from "@vigie/diagnostic";
import { xlsx } from "@vigie/files";
import type { WordedEdition } from "../words.ts";
import { coverSheet } from "./cover-sheet.ts";
import type { NamedTable } from "./named-table.ts";
import { tableSheet } from "./table-sheet.ts";

/** All the tables in one workbook: a cover with what one must know, then a sheet a table. Same input, same bytes. */
export function workbook(tables: readonly ExportedTable[], edition: WordedEdition): Uint8Array {
  const { study, bundles, words } = edition;
  const named = withSheetNames(tables, words.message("workbook.cover"));
  return xlsx({
    title: markedTitle(words.text(study.title), edition),
    language: words.language,
    day: lastDayOf(bundles),
    sheets: [coverSheet(named, edition), ...named.map((each) => tableSheet(each, words))],
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
