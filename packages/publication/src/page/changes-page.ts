import type { Change, Changes, IndicatorChange } from "@vigie/diagnostic";
import {
  alikeMax,
  alikeRatio,
  chanceSentence,
  changeCaption,
  changeCells,
  changeColumns,
  changeHead,
  changeTexts,
  isStable,
  widestChanges,
} from "@vigie/diagnostic";
import { attributes, html, type Markup } from "@vigie/documents";
import { itemList, scrollTable, valueAttribute } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** What changed since the edition before, and whether the change means something. */
export function changesPage(changes: Changes, context: PageContext): string {
  const { formatter } = context;
  const widest = widestChanges(changes);
  const chance = chanceSentence(changes, formatter);
  return articlePage(context, {
    className: "changes",
    title: formatter.message("changes.title"),
    inside: changes.populations.map((each, at) => ({
      path: context.path,
      anchor: `p${at + 1}`,
      label: each.title,
    })),
    lead: formatter.message("changes.lead", { version: changes.version }),
    body: html`<p>${formatter.message("changes.rule", { points: formatter.number(alikeMax * 100, 0), part: formatter.percent(alikeRatio) })}</p>
${chance === null ? null : html`<p>${chance}</p>`}
${widest.length === 0 ? html`<p>${formatter.message("changes.none")}</p>` : html`<h2>${formatter.message("changes.widest")}</h2>${itemList(widest.map(({ of, change }) => html`<a href="${context.href(sitePaths.provenance(of.id))}">${of.title}</a>${formatter.message("changes.sentence", changeTexts(change, "share", formatter))}`))}`}
${changes.populations.map(
  ({ title: population, period, indicators, left }, at) => html`<h2 id="p${at + 1}">${population}</h2>
<p class="origin">${period}</p>
${foldedPart(
  "changes.moved",
  indicators.filter((indicator) => !isStable(indicator)),
  context,
)}
${foldedPart("changes.stable", indicators.filter(isStable), context)}
${left.length === 0 ? null : html`<p>${formatter.message("changes.left", { titles: formatter.list(left) })}</p>`}`,
)}`,
  });
}

/** Every number of some questions, folded: the sentences above say what moved. */
function foldedPart(
  key: "changes.moved" | "changes.stable",
  indicators: readonly IndicatorChange[],
  context: PageContext,
): Markup | null {
  if (indicators.length === 0) return null;
  const summary = context.formatter.message(key, { count: indicators.length });
  return html`<details><summary>${summary}</summary>${indicators.map((each) => indicatorPart(each, context))}</details>`;
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
  const rows = indicator.rows.map((change) => row(changeCells(change, of, formatter), change));
  return html`${heading}${scrollTable(frame, rows, indicator.title)}`;
}

function row([label, ...cells]: readonly string[], { before, now, difference }: Change): Markup {
  const values = [before.value, now.value, difference];
  return html`<tr><th scope="row">${label ?? ""}</th>${cells.map((cell, at) => html`<td${valueAttribute(values[at] ?? null)}${at === cells.length - 1 ? attributes` class="meaning"` : null}>${cell}</td>`)}</tr>`;
}
