import { type Indicator, measuresOf } from "@vigie/study";
import { dimensionLabel, labelOf } from "../labels.ts";
import { lineAt, shareOf, total } from "../line.ts";
import { html, type Markup } from "../markup.ts";
import { type Subject, subjectIn } from "../subject.ts";
import type { PageContext } from "./site.ts";

/** A table as it left the partner, one row a cell, each with an identifier that numbers in the text link to. */
export function rawTable(indicator: Indicator, { edition }: PageContext): Markup | null {
  const { publication } = edition;
  const { words } = publication;
  const subject = subjectIn(indicator.id, publication);
  if (subject === null) return null;
  const { table } = subject;
  const caption = words.text(indicator.title);
  const measures = measuresOf(indicator, subject.source).map(({ label }) => words.text(label));
  const dimensions = table.dimensions.map(({ name }) => dimensionLabel(subject, name));
  const heads = [words.say("column.count"), words.say("column.share"), ...measures];
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="raw">
<caption>${caption}</caption>
<thead><tr>${dimensions.map((head) => html`<th scope="col" class="dim">${head}</th>`)}${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${table.rows.map((row, at) => rowOf(subject, row, `l${at + 1}`))}</tbody>
</table></div>`;
}

function rowOf(
  subject: Subject,
  { codes, count, values }: Subject["table"]["rows"][number],
  id: string,
): Markup {
  const { table, words } = subject;
  const labels = codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code));
  const code = codes.at(-1) ?? total;
  const share = code === total ? null : shareOf(lineAt(subject, codes.slice(0, -1)), code);
  return html`<tr id="${id}">${labels.map((label) => html`<th scope="row">${label}</th>`)}<td>${
    count === null ? words.say("cell.secret") : words.count(count)
  }</td><td>${share === null ? words.say("cell.nothing") : words.percent(share, 1)}</td>${values.map(
    (value) =>
      html`<td>${value === null ? words.say(count === null ? "cell.secret" : "cell.nothing") : words.number(value, 2)}</td>`,
  )}</tr>
`;
}
