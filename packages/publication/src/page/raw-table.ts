import {
  cellText,
  countedCell,
  dimensionLabel,
  indicatorTitle,
  labelOf,
  numberCell,
  printedValues,
  type Subject,
  shareCell,
  subjectIn,
  type TableCell,
  viewOf,
} from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import { type Indicator, measuresOf } from "@vigie/study";
import { total } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { PublicationFormatter } from "../formatter.ts";
import { rowId } from "./row-anchor.ts";
import { scrollTable } from "./scroll-table.ts";
import { shownRows } from "./shown-rows.ts";
import type { PageContext } from "./site.ts";
import { cellAttribute } from "./value-attribute.ts";

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
  const cell = viewOf(subject).cellAt(codes);
  const nothing = formatter.message("cell.nothing");
  const cells: readonly TableCell[] = [
    countedCell(count, table.min, formatter),
    ...(isNoisy
      ? [numberCell(count === null ? null : error, (amount) => formatter.number(amount, 1), formatter)]
      : []),
    cell.isInBase ? shareCell(cell, formatter) : nothing,
    ...printedValues(subject, row).map((value) =>
      numberCell(value, (amount) => formatter.number(amount, 2), formatter),
    ),
  ];
  return html`<tr id="${id}">${labels.map((label) => html`<th scope="row">${label}</th>`)}${cells.map((cell) => html`<td${cellAttribute(cell)}>${cellText(cell)}</td>`)}</tr>
`;
}
