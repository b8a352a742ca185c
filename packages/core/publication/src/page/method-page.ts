import { html, inlinesMarkup, type Markup } from "@vigie/documents";
import { groups } from "@vigie/table";
import type { PublicationFormatter, WordedPublication } from "../formatter.ts";
import { type MethodBlock, type MethodSection, methodSections } from "../method-sections.ts";
import { definitionList, scrollTable, valueAttribute } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";

/** How the tables are made and read, and what is cited from elsewhere. */
export function methodPage(context: PageContext): string {
  const { path, publication, formatter } = context;
  const sections = methodSections(publication);
  const elsewhere = { anchor: "ailleurs", title: formatter.message("method.elsewhere") };
  const listed = publication.study.elsewhere.size === 0 ? sections : [...sections, elsewhere];
  return articlePage(context, {
    className: "method",
    title: formatter.message("method.title"),
    inside: listed.map(({ anchor, title }) => ({ path, anchor, label: title })),
    body: html`${sections.map(sectionMarkup)}${elsewhereTable(publication)}`,
  });
}

function sectionMarkup({ anchor, title, of }: MethodSection): Markup {
  const keyed = anchor === "groupes" ? of.find(({ kind }) => kind === "facts") : undefined;
  return html`<h2 id="${anchor}">${title}</h2>
${of.map((block) => blockMarkup(block, block === keyed))}`;
}

/** @param hasKeys whether each of its terms is a group, whose colour stands before it */
function blockMarkup(block: MethodBlock, hasKeys: boolean): Markup {
  if (block.kind === "heading") return html`<h3>${inlinesMarkup(block.of)}</h3>`;
  if (block.kind === "paragraph") return html`<p>${inlinesMarkup(block.of)}</p>`;
  const keys = hasKeys ? groups.map((group) => html`<span class="key ${group}"></span>`) : [];
  return definitionList(
    "terms",
    block.facts.map(([term, meaning], at) => [
      [keys[at] ?? null, inlinesMarkup(term)],
      html`${inlinesMarkup(meaning)}`,
    ]),
  );
}

/** The values cited from other sources, with what they describe; null where there is none. */
function elsewhereTable({ study: { elsewhere }, fictitious, formatter }: WordedPublication): Markup | null {
  if (elsewhere.size === 0) return null;
  const columns = (["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const).map(
    (column) => formatter.message(`elsewhere.${column}`),
  );
  const rows = [...elsewhere.values()].map(
    ({ id, what, value, unit, decimals, universe, year, source, url }) =>
      html`<tr id="ailleurs-${id}"><th scope="row">${formatter.text(what)}</th><td${valueAttribute(value)}>${elsewhereValue({ value, unit, decimals }, formatter)}</td><td>${formatter.text(universe)}</td><td${valueAttribute(year)}>${String(year)}</td><td>${url === null ? formatter.text(source) : html`<a href="${url}">${formatter.text(source)}</a>`}</td></tr>`,
  );
  return html`<h2 id="ailleurs">${formatter.message("method.elsewhere")}</h2>
${scrollTable({ caption: formatter.message("elsewhere.caption"), className: "words", columns }, rows)}`;
}

/** With its unit. @param value in percent where that is the unit */
export function elsewhereValue(
  { value, unit, decimals }: { readonly value: number; readonly unit: string; readonly decimals: number },
  formatter: PublicationFormatter,
): string {
  return unit === "%"
    ? formatter.percent(value / 100, decimals)
    : `${formatter.number(value, decimals)} ${unit}`;
}
