import { type SheetCell, type SheetContent, xlsx } from "@vigie/files";
import { policyOf, protectionSentence, sourceText, uncertainRemark } from "@vigie/findings";
import {
  type ExportedTable,
  lastDayOf,
  type Marked,
  markLine,
  marksOf,
  partnerText,
  peopleOf,
  type ReadColumn,
  readColumns,
} from "@vigie/tables";
import { markedTitle } from "@vigie/text";
import { capitalised } from "@vigie/words";
import type { PublicationFormatter, WordedEdition } from "../formatter.ts";
import { licences } from "./data-file.ts";

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

/** A table of the workbook, with the name of its sheet. */
export interface NamedTable {
  readonly table: ExportedTable;
  readonly name: string;
}

export function cell(value: SheetCell["value"], style: SheetCell["style"] = "plain"): SheetCell {
  return { value, style };
}

/** The marks of data to beware of, at the top of a sheet. */
export function markRows(marked: Marked): readonly (readonly SheetCell[])[] {
  return marksOf(marked).flatMap(({ mark, sentence }) => [
    [cell(mark.toLocaleUpperCase(marked.formatter.language), "alert")],
    [cell(sentence, "alert")],
  ]);
}

/** Who is counted, and where it comes from: the note of the figure without what reads it. */
export function tableNote(
  { subject, hidden }: ExportedTable,
  formatter: PublicationFormatter,
): readonly string[] {
  const { source, indicator, table } = subject;
  const protection = protectionSentence([table], formatter);
  const people = peopleOf(source, indicator.universe, formatter).name;
  const scope = formatter.message("note.scope", { people, period: formatter.period(source.window) });
  return [
    `${formatter.message("note.scopeHead")} ${scope}.`,
    `${formatter.message("note.sourceHead")} ${sourceText(subject)}.`,
    ...(protection === null ? [] : [protection]),
    ...(hidden > 0 ? [formatter.message("export.hidden", { hidden, min: policyOf(subject).min })] : []),
    ...uncertainRemark(subject).map((remark) => `${capitalised(remark)}.`),
  ];
}

/** What one must know of the tables, and where each is. */
function coverSheet(tables: readonly NamedTable[], edition: WordedEdition): SheetContent {
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
        partnerText(partner, edition, formatter),
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
      formatter.message("export.licence", { licence: study.licence, address: licences[study.licence].url }),
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

/** One table with its title and note; a secret is a word where a number is expected. */
function tableSheet({ table, name }: NamedTable, formatter: PublicationFormatter): SheetContent {
  const columns = readColumns(table);
  const above: readonly (readonly SheetCell[])[] = [
    [cell(table.title, "title")],
    ...markRows(table.subject),
    ...tableNote(table, formatter).map((sentence) => [cell(sentence, "muted")]),
    [{ value: formatter.message("workbook.back"), style: "link", to: formatter.message("workbook.cover") }],
    [],
    columns.map(({ title }) => cell(title, "head")),
  ];
  return {
    name,
    widths: columns.map(({ kind, title }) => (kind === "label" ? 34 : Math.max(12, title.length / 2 + 4))),
    rows: [
      ...above,
      ...table.rows.map((row) => columns.map((column) => tableCell(column, column.read(row)))),
    ],
    header: { row: above.length, last: above.length + table.rows.length, columns: columns.length },
    running: markLine(table.subject),
  };
}

function tableCell({ kind }: ReadColumn, value: SheetCell["value"]): SheetCell {
  if (kind === "label" || kind === "mark") return cell(value, kind === "mark" ? "alert" : "plain");
  if (typeof value === "string") return cell(value, "secret");
  return cell(value, kind === "points" ? "share" : kind);
}
