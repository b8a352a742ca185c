import { attributes, html, type Markup } from "@vigie/documents";
import {
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeKinds,
  changeTexts,
  kindOfChange,
  listedChanges,
  type SeriesFigure,
  seriesFigures,
  seriesTexts,
  widestChanges,
} from "@vigie/findings";
import {
  alikeMax,
  alikeRatio,
  type Change,
  type Changes,
  type IndicatorChange,
  type SeriesReport,
} from "@vigie/tables";
import { drawings } from "./drawings.ts";
import { itemList, scrollTable, valueAttribute } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPage(changes: Changes, context: PageContext): string {
  const { formatter } = context;
  const widest = widestChanges(changes);
  const chance = chanceSentence(changes, formatter);
  const { series } = context.publication;
  return articlePage(context, {
    className: "changes",
    title: formatter.message("changes.title"),
    inside: changes.populations.map((each, at) => ({
      path: context.path,
      anchor: `p${at + 1}`,
      label: each.title,
    })),
    lead: formatter.message("changes.lead", { version: changes.version }),
    body: html`${series === null ? null : seriesPart(series, context)}<p>${formatter.message("changes.rule", { points: formatter.number(alikeMax * 100, 0), part: formatter.percent(alikeRatio) })}</p>
${chance === null ? null : html`<p>${chance}</p>`}
${widest.length === 0 ? html`<p>${formatter.message("changes.none")}</p>` : html`<h2>${formatter.message("changes.widest")}</h2>${itemList(widest.map(({ of, change }) => html`<a href="${context.href(sitePaths.provenance(of.id))}">${of.title}</a>${formatter.message("changes.sentence", changeTexts(change, "share", formatter))}`))}`}
${changes.populations.map(
  ({ title: population, period, indicators, left }, at) => html`<h2 id="p${at + 1}">${population}</h2>
<p class="origin">${period}</p>
${changeKinds.map((kind) =>
  foldedPart(
    kind,
    indicators.filter((indicator) => kindOfChange(indicator) === kind),
    context,
  ),
)}
${left.length === 0 ? null : html`<p>${formatter.message("changes.left", { titles: formatter.list(left) })}</p>`}`,
)}`,
  });
}

/** What all the editions say together, before the two last ones are compared. */
function seriesPart(series: SeriesReport, context: PageContext): Markup {
  const { publication, formatter } = context;
  const { lead, alerts, none, others, rule } = seriesTexts(series, formatter);
  const figures = seriesFigures(series, publication);
  const items = alerts.map(
    ({ indicator, sentence }) =>
      html`<a href="${context.href(sitePaths.provenance(indicator))}">${sentence}</a>`,
  );
  return html`<h2>${formatter.message("editions.title")}</h2>
<p>${lead}</p>
${none === null ? null : html`<p>${none}</p>`}${items.length === 0 ? null : itemList(items)}
${figures.map((figure) => seriesFigure(figure, formatter))}
${others.map((sentence) => html`<p>${sentence}</p>`)}
<p>${rule}</p>
<h2>${formatter.message("editions.lastTwo")}</h2>
`;
}

function seriesFigure(
  { id, title, breaks, alternative, columns, rows, ...drawn }: SeriesFigure,
  formatter: PageContext["formatter"],
): Markup {
  const body = rows.map(
    ([edition, ...cells]) =>
      html`<tr><th scope="row">${edition ?? ""}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  return html`<figure class="figure" role="figure" aria-labelledby="t-${id}">
<figcaption><h3 class="figure-title" id="t-${id}">${title}</h3></figcaption>
${drawings(id, drawn, alternative)}
${breaks.map((sentence) => html`<p>${sentence}</p>`)}
<details><summary>${formatter.message("editions.table")}</summary>${scrollTable({ caption: title, className: null, columns }, body, `${title} – ${formatter.message("editions.column")}`)}</details>
</figure>
`;
}

/** Every number of some questions, folded: the sentences above say what moved. */
function foldedPart(
  kind: (typeof changeKinds)[number],
  indicators: readonly IndicatorChange[],
  context: PageContext,
): Markup | null {
  if (indicators.length === 0) return null;
  const summary = context.formatter.message(`changes.${kind}`, { count: indicators.length });
  return html`<details><summary>${summary}</summary>${indicators.map((each) => indicatorPart(each, context))}</details>
`;
}

function indicatorPart(indicator: IndicatorChange, context: PageContext): Markup {
  const { formatter } = context;
  const heading = html`<h3><a href="${context.href(sitePaths.provenance(indicator.id))}">${indicator.title}</a></h3>`;
  if (indicator.kind === "broken")
    return html`${heading}<p class="awaited">${formatter.message("changes.broken", { why: indicator.why })}</p>`;
  if (indicator.kind !== "compared")
    return html`${heading}<p class="awaited">${formatter.message(`changes.${indicator.kind}`)}</p>`;
  const { of } = indicator;
  const frame = {
    caption: changeCaption(of, formatter),
    className: null,
    columns: changeColumns.map((column) => changeHead(column, of, formatter)),
  };
  const { listed, untold } = listedChanges(indicator.rows);
  const rows = listed.map((change) => row(changeCells(change, of, formatter), change));
  const left =
    untold === 0 ? null : html`<p>${formatter.message("changes.untoldRows", { count: untold })}</p>`;
  return html`${heading}${rows.length === 0 ? null : scrollTable(frame, rows, indicator.title)}${left}`;
}

function row([label, ...cells]: readonly string[], { before, now, difference }: Change): Markup {
  const values = [before.value, now.value, difference];
  return html`<tr><th scope="row">${label ?? ""}</th>${cells.map((cell, at) => html`<td${valueAttribute(values[at] ?? null)}${at === cells.length - 1 ? attributes` class="meaning"` : null}>${cell}</td>`)}</tr>`;
}
