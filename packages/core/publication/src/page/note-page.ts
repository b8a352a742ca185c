import { html } from "@vigie/documents";
import { seriesFigures, seriesTexts } from "@vigie/findings";
import { marksOf, type SeriesReport } from "@vigie/tables";
import type { WordedPublication } from "../formatter.ts";
import { alternativeOf, drawings } from "./drawings.ts";
import { itemList } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What moved, on one page of paper: one drawing, the surest. */
export function notePage(series: SeriesReport, context: PageContext): string {
  const { publication, formatter, href } = context;
  const { lead, alerts, none, others, rule } = seriesTexts(series, formatter);
  const [figure] = seriesFigures(series, publication);
  return articlePage(context, {
    className: "note",
    title: formatter.message("note.title"),
    lead: formatter.message("note.lead"),
    body: html`<p>${lead}</p>
${none === null ? null : html`<p>${none}</p>`}${alerts.length === 0 ? null : itemList(alerts.map(({ sentence }) => sentence))}
${
  figure === undefined
    ? null
    : html`<figure class="figure" role="figure" aria-labelledby="t-${figure.id}">
<figcaption><h2 class="figure-title" id="t-${figure.id}">${figure.title}</h2></figcaption>
${drawings(figure.id, figure, alternativeOf(figure.title, figure.alternative))}
</figure>
`
}${others.map((sentence) => html`<p>${sentence}</p>`)}
<p>${rule}</p>
<p><a href="${href(sitePaths.changes)}">${formatter.message("note.whole")}</a></p>`,
  });
}

/** The note as plain text, for the body of a message. @param folder of the language, from the site's root */
export function noteText(series: SeriesReport, publication: WordedPublication, folder: string): string {
  const { study, formatter } = publication;
  const { lead, alerts, none, others, rule } = seriesTexts(series, formatter);
  const address = study.release === null ? null : `${study.release.url}${folder}${sitePaths.changes}`;
  const paragraphs = [
    ...marksOf(publication).map(({ mark, sentence }) => `${mark}. ${sentence}`),
    `${formatter.text(study.title)} – ${formatter.message("note.title")}`,
    lead,
    ...(none === null ? [] : [none]),
    ...(alerts.length === 0 ? [] : [alerts.map(({ sentence }) => `- ${sentence}`).join("\n")]),
    ...others,
    rule,
    ...(address === null ? [] : [formatter.message("note.curves", { address })]),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}
