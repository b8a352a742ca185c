import { markLine } from "@vigie/diagnostic";
import type { SheetCell, WrittenSheet } from "@vigie/files";
import type { WordedEdition } from "../formatter.ts";
import { licence } from "./licence.ts";
import type { NamedTable } from "./named-table.ts";
import { cell, markRows } from "./sheet-cells.ts";

/** What one must know of the tables, and where each is. */
export function coverSheet(tables: readonly NamedTable[], edition: WordedEdition): WrittenSheet {
  const { study, bundles, formatter } = edition;
  const line = (term: string, value: string): readonly SheetCell[] => [
    cell(term, "strong"),
    cell(value, "text"),
  ];
  const rows: readonly (readonly SheetCell[])[] = [
    [cell(formatter.text(study.title), "title")],
    ...markRows(edition),
    [],
    ...(study.summary ? [line(formatter.message("workbook.subject"), formatter.text(study.summary))] : []),
    line(formatter.message("workbook.period"), formatter.period(study.window)),
    line(formatter.message("workbook.study"), `${study.id} ${study.version} (${study.hash})`),
    ...[...study.partners.values()].map((partner) => {
      const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
      return line(
        formatter.text(partner.label),
        bundle
          ? formatter.message("workbook.received", {
              date: formatter.day(bundle.manifest.date),
              hash: bundle.hash,
            })
          : formatter.message("bundles.awaited"),
      );
    }),
    line(
      formatter.message("workbook.secrecy"),
      formatter.message("method.secrecyText", { min: study.disclosure.min }),
    ),
    line(formatter.message("method.shares"), formatter.message("method.sharesText")),
    line(
      formatter.message("workbook.licence"),
      formatter.message("export.licence", { address: licence.url }),
    ),
    [],
    [cell(formatter.message("workbook.sheet"), "head"), cell(formatter.message("workbook.table"), "head")],
    ...tables.map(({ table, name }): readonly SheetCell[] => [
      { value: name, style: "link", to: name },
      cell(table.title, "text"),
    ]),
  ];
  return {
    name: formatter.message("workbook.cover"),
    widths: [34, 100],
    rows,
    header: null,
    running: markLine(edition),
  };
}
