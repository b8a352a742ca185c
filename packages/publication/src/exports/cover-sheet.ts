import { markLine } from "@vigie/diagnostic";
import type { SheetCell, WrittenSheet } from "@vigie/files";
import type { WordedEdition } from "../words.ts";
import { licence } from "./licence.ts";
import type { NamedTable } from "./named-table.ts";
import { cell, markRows } from "./sheet-cells.ts";

/** What one must know of the tables, and where each is. */
export function coverSheet(tables: readonly NamedTable[], edition: WordedEdition): WrittenSheet {
  const { study, bundles, words } = edition;
  const line = (term: string, value: string): readonly SheetCell[] => [
    cell(term, "strong"),
    cell(value, "text"),
  ];
  const rows: readonly (readonly SheetCell[])[] = [
    [cell(words.text(study.title), "title")],
    ...markRows(edition),
    [],
    ...(study.summary ? [line(words.message("workbook.subject"), words.text(study.summary))] : []),
    line(words.message("workbook.period"), words.period(study.window)),
    line(words.message("workbook.study"), `${study.id} ${study.version} (${study.hash})`),
    ...[...study.partners.values()].map((partner) => {
      const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
      return line(
        words.text(partner.label),
        bundle
          ? words.message("workbook.received", { date: words.day(bundle.manifest.date), hash: bundle.hash })
          : words.message("bundles.awaited"),
      );
    }),
    line(
      words.message("workbook.secrecy"),
      words.message("method.secrecyText", { min: study.disclosure.min }),
    ),
    line(words.message("method.shares"), words.message("method.sharesText")),
    line(words.message("workbook.licence"), words.message("export.licence", { address: licence.url })),
    [],
    [cell(words.message("workbook.sheet"), "head"), cell(words.message("workbook.table"), "head")],
    ...tables.map(({ table, name }): readonly SheetCell[] => [
      { value: name, style: "link", to: name },
      cell(table.title, "text"),
    ]),
  ];
  return {
    name: words.message("workbook.cover"),
    widths: [34, 100],
    rows,
    header: null,
    running: markLine(edition),
  };
}
