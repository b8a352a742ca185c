import { type ComparisonLine, comparisonLines, comparisonSummary } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { shell } from "./shell.ts";
import { type PageContext, shared } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { valueAttribute } from "./value-attribute.ts";

/** The figures already printed, beside what the tables give. */
export function comparisonPage(context: PageContext): string {
  const { publication } = context.edition;
  const { words } = publication;
  const title = words.message("comparison.title");
  return shell(context, {
    title,
    description: title,
    main: html`<article class="comparison">
<h1>${title}</h1>
<p class="lead">${comparisonSummary(publication)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${words.message("comparison.caption")}"><table class="stacked" role="table">
<caption>${words.message("comparison.caption")}</caption>
<thead role="rowgroup"><tr role="row">${(["what", publication.fictitious ? "publishedReal" : "published", "computed", "verdict"] as const).map((column) => html`<th scope="col" role="columnheader">${words.message(`comparison.${column}`)}</th>`)}</tr></thead>
${[...comparisonLines(publication)].map(
  ([
    system,
    own,
  ]) => html`<tbody role="rowgroup"><tr role="row"><th scope="rowgroup" role="rowheader" class="group" colspan="4">${system}</th></tr>
${own.map((line) => row(line, context))}</tbody>`,
)}
</table></div>
<p class="data"><a href="${shared(context, "published.json")}" download>${words.message("comparison.data")}</a></p>
</article>`,
  });
}

function row(
  { id, what, contradicted, printed, verdict, wording, values, ...line }: ComparisonLine,
  context: PageContext,
): Markup {
  const { words } = context.edition.publication;
  const against = contradicted === null ? null : html`<span class="against">${contradicted}</span>`;
  const cell = (
    column: "published" | "computed" | "verdict",
    of: string | Markup,
    value: number | null = null,
  ) =>
    html`<td role="cell"${valueAttribute(value)} data-head="${words.message("script.cell", { head: words.message(`comparison.${column}`), cell: "" })}">${of}</td>`;
  return html`<tr class="v-${verdict}" id="p-${id}" role="row"><th scope="row" role="rowheader">${what}${against}</th>${cell("published", printed, values.printed)}${cell("computed", computedCell(line, context), values.computed)}${cell("verdict", html`<span class="verdict">${wording}</span>`)}</tr>`;
}

/** What the tables give, linked to the first of them. */
function computedCell(
  { computed, indicator }: Pick<ComparisonLine, "computed" | "indicator">,
  { href }: PageContext,
): Markup {
  return indicator === null
    ? html`${computed}`
    : html`<a class="n" href="${href(sitePaths.provenance(indicator))}">${computed}</a>`;
}
