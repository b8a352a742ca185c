import { html, type Markup } from "@vigie/documents";
import { countedCell, numberCell, shareCell, type TableCell } from "@vigie/findings";
import { type Indicator, measuresOf } from "@vigie/study";
import { codesKey, total } from "@vigie/table";
import {
  dimensionLabel,
  type InferredRow,
  type InferredTable,
  indicatorTitle,
  labelOf,
  printedValues,
  type Subject,
  subjectIn,
  tableViewOf,
} from "@vigie/tables";
import { inSentence } from "@vigie/words";
import type { PublicationFormatter } from "../formatter.ts";
import { cellMarkup, scrollTable } from "./page-table.ts";
import type { PageContext } from "./site.ts";

/** A table as inference leaves it, one row per cell, each with an identifier that numbers in the text link to. */
export function rawTable(indicator: Indicator, { edition }: PageContext): Markup | null {
  const { publication } = edition;
  const { formatter } = publication;
  const subject = subjectIn(indicator.id, publication);
  if (subject === null) return null;
  const { table } = subject;
  const codesOf = (at: number) => new Set(table.rows.map(({ codes }) => codes[at]));
  const all = table.dimensions.map(({ name }, at) => ({ name, at, varies: codesOf(at).size > 1 }));
  const varying = all.filter(({ varies }) => varies);
  const shown = varying.length > 0 ? varying : all;
  const caption = captionOf(
    subject,
    all.filter((column) => !shown.includes(column)),
    formatter,
  );
  const measures = measuresOf(indicator, subject.source).map(({ label }) => formatter.text(label));
  const dimensions = shown.map(({ name }) => dimensionLabel(subject, name));
  const isNoisy = table.rows.some(({ error }) => error > 0);
  const heads = [
    formatter.message("column.count"),
    ...(isNoisy ? [formatter.message("export.count_error")] : []),
    formatter.message("column.share"),
    ...measures,
  ];
  const rows = shownRows(table);
  const columns = [...dimensions.map((head) => html`<th scope="col" class="dim">${head}</th>`), ...heads];
  const lines = rows.map((shownRow) =>
    rowOf(subject, shownRow.row, { id: rowId(shownRow), shown, isNoisy, formatter }),
  );
  return html`${scrollTable({ caption, className: "raw stackable", columns }, lines)}${
    rows.length === table.rows.length
      ? null
      : html`
<p>${formatter.message("provenance.someRows", { shown: rows.length, all: table.rows.length })}</p>`
  }`;
}

interface Dimension {
  readonly name: string;
  /** Its place among the codes of a row. */
  readonly at: number;
}

/** The title, with what is the same on every line. */
function captionOf(
  subject: Subject,
  constants: readonly Dimension[],
  formatter: PublicationFormatter,
): string {
  const { indicator, table } = subject;
  const title = indicatorTitle(indicator, subject);
  if (constants.length === 0) return title;
  const wording = constants.map(({ name, at }) =>
    formatter.message("code.answer", {
      attribute: inSentence(dimensionLabel(subject, name)),
      label: inSentence(labelOf(subject, name, table.rows[0]?.codes[at] ?? total)),
    }),
  );
  return formatter.message("provenance.caption", {
    title,
    constants: wording.join(formatter.message("note.separator")),
  });
}

function rowOf(
  subject: Subject,
  row: Subject["table"]["rows"][number],
  {
    id,
    shown,
    isNoisy,
    formatter,
  }: {
    readonly id: string;
    readonly shown: readonly Dimension[];
    readonly isNoisy: boolean;
    readonly formatter: PublicationFormatter;
  },
): Markup {
  const { table } = subject;
  const { codes, count, error } = row;
  const labels = shown.map(({ name, at }) => labelOf(subject, name, codes[at] ?? total));
  const cell = tableViewOf(subject).cellAt(codes);
  const nothing = formatter.message("cell.nothing");
  const cells: readonly TableCell[] = [
    countedCell(count, table, formatter),
    ...(isNoisy
      ? [numberCell(count === null ? null : error, (amount) => formatter.number(amount, 1), formatter)]
      : []),
    cell.isInBase ? shareCell(cell, formatter) : nothing,
    ...printedValues(subject, row).map((value) =>
      numberCell(value, (amount) => formatter.number(amount, 2), formatter),
    ),
  ];
  return html`<tr id="${id}">${labels.map((label) => html`<th scope="row">${label}</th>`)}${cells.map(cellMarkup)}</tr>`;
}

/** Rows that a page holds: more would weigh on old phones, and the CSV file has them all. */
const rowsMax = 300;

/** A row of a table that its page shows, with its place among all of them. */
interface ShownRow {
  readonly row: InferredRow;
  readonly at: number;
}

/**
 * The rows of a table that its page shows: all of them, or where they are too many those that somebody is in, then totals
 * among these, then the first ones.
 */
export function shownRows({ rows }: Pick<InferredTable, "rows">): readonly ShownRow[] {
  const all = rows.map((row, at) => ({ row, at }));
  if (all.length <= rowsMax) return all;
  const some = all.filter(({ row }) => row.count !== 0);
  if (some.length <= rowsMax) return some;
  const totals = some.filter(({ row }) => row.codes.includes(total));
  return (totals.length === 0 ? some : totals).slice(0, rowsMax);
}

/** The identifier of a row in the page of its table; null where the page shows no such row. */
export function rowAnchor(table: InferredTable, codes: readonly string[]): string | null {
  const key = codesKey(codes);
  const found = shownRows(table).find(({ row }) => codesKey(row.codes) === key);
  return found === undefined ? null : rowId(found);
}

function rowId({ at }: Pick<ShownRow, "at">): string {
  return `l${at + 1}`;
}
