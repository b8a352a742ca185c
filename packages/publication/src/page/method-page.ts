import { alikeMax, methodParts, methodTitles } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import type { Source } from "@vigie/study";
import { groups } from "@vigie/table";
import type { PublicationFormatter, PublicationMessage, WordedPublication } from "../formatter.ts";
import { contactTerms, guaranteesByPartner, sourcesWithContacts } from "../method-terms.ts";
import { scrollTable, termList, valueAttribute } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";

/** How the tables are made and read, and what is cited from elsewhere. */
export function methodPage(context: PageContext): string {
  const { publication } = context;
  const { study, formatter } = publication;
  const sources = sourcesWithContacts(publication);
  const parts = methodParts(publication);
  const isDetectable = study.texts.has(formatter.language);
  return articlePage(context, {
    className: "method",
    title: formatter.message("method.title"),
    inside: [
      ...(sources.length > 0 ? [inside("groupes", "method.groups")] : []),
      ...parts.map(({ anchor }) => inside(anchor, methodTitles[anchor])),
      ...(isDetectable ? [inside("mots", "method.words")] : []),
      inside("secret", "method.secrecy"),
      ...(study.elsewhere.size > 0 ? [inside("ailleurs", "method.elsewhere")] : []),
    ],
    body: html`${sources.length === 0 ? null : groupsPart(sources)}
${parts.map(
  ({ anchor, text, terms }) => html`<h2 id="${anchor}">${formatter.message(methodTitles[anchor])}</h2>
<p>${formatter.message(text)}</p>
${terms.length === 0 ? null : termList(terms)}
`,
)}${
  isDetectable
    ? html`<h2 id="mots">${formatter.message("method.words")}</h2>
<p>${formatter.message("method.wordsText", { points: formatter.number(alikeMax * 100, 0) })}</p>`
    : null
}
<h2 id="secret">${formatter.message("method.secrecy")}</h2>
<p>${formatter.message("method.secrecyText", { min: study.disclosure.min })}</p>
${guaranteesByPartner(publication).map(
  ({ partner, terms }) => html`<h3>${partner}</h3>
${termList(terms)}`,
)}
${elsewhereTable(publication)}`,
  });

  function inside(anchor: string, key: PublicationMessage) {
    return { path: context.path, anchor, label: formatter.message(key) };
  }

  function groupsPart(withContacts: readonly Source[]): Markup {
    return html`<h2 id="groupes">${formatter.message("method.groups")}</h2>
<p>${formatter.message("method.groupsText")}</p>
<dl class="terms">${groups.map((group) => html`<div><dt><span class="key ${group}"></span>${formatter.message(`group.${group}`)}</dt><dd>${formatter.message(`group.${group}.definition`)}</dd></div>`)}</dl>
${withContacts.map(
  (source) => html`<h3>${formatter.text(source.label)}</h3>
${termList(contactTerms(source, formatter))}
`,
)}`;
  }
}

/** The values cited from other sources, with what they describe; null where there is none. */
function elsewhereTable({ study: { elsewhere }, fictitious, formatter }: WordedPublication): Markup | null {
  if (elsewhere.size === 0) return null;
  const columns = (["what", fictitious ? "valueReal" : "value", "universe", "year", "source"] as const).map(
    (column) => formatter.message(`elsewhere.${column}`),
  );
  const rows = [...elsewhere.values()].map(
    ({ id, what, value, unit, decimals, universe, year, source, url }) =>
      html`<tr id="ailleurs-${id}"><th scope="row">${formatter.text(what)}</th><td${valueAttribute(value)}>${elsewhereValue({ value, unit, decimals }, formatter)}</td><td>${formatter.text(universe)}</td><td${valueAttribute(year)}>${String(year)}</td><td>${url === null ? formatter.text(source) : html`<a href="${url}">${formatter.text(source)}</a>`}</td></tr>
`,
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
