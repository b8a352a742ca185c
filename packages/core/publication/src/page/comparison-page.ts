import { attributes, html, type Markup } from "@vigie/documents";
import { type ComparisonLine, comparisonLines, comparisonSummary } from "@vigie/tables";
import type { WordedPublication } from "../formatter.ts";
import { pageTable, scrollBox, valueAttribute } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import { type PageContext, shared } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** The figures already printed, beside what the tables give. */
export function comparisonPage(context: PageContext): string {
  const { publication } = context;
  const { formatter } = publication;
  const heads = headsOf(publication);
  const caption = formatter.message("comparison.caption");
  const tables = [...comparisonLines(publication)].map(([system, lines]) =>
    pageTable(
      { caption: html`<b>${system}</b> – ${caption}`, className: "stackable", columns: heads },
      lines.map((line) => row(line, heads, context)),
    ),
  );
  return articlePage(context, {
    className: "comparison",
    title: formatter.message("comparison.title"),
    lead: comparisonSummary(publication),
    body: html`${scrollBox(caption, tables)}
<p class="data"><a href="${shared(context, "published.json")}" download>${formatter.message("comparison.data")}</a></p>`,
  });
}

function headsOf({ fictitious, formatter }: WordedPublication): readonly string[] {
  const columns = ["what", fictitious ? "publishedReal" : "published", "computed", "verdict"] as const;
  return columns.map((column) => formatter.message(`comparison.${column}`));
}

/** Its cells say their heads from the start: a phone shows them, and the row would grow once the script writes them. */
function row(
  { id, what, remark, printed, verdict, wording, values, ...line }: ComparisonLine,
  heads: readonly string[],
  context: PageContext,
): Markup {
  const { formatter } = context;
  const head = (at: number) =>
    attributes` data-head="${formatter.message("script.cell", { head: heads[at] ?? "", cell: "" })}"`;
  const against = remark === null ? null : html`<span class="against">${remark}</span>`;
  return html`<tr class="v-${verdict}" id="p-${id}"><th scope="row">${what}${against}</th><td${head(1)}${valueAttribute(values.printed)}>${printed}</td><td${head(2)}${valueAttribute(values.computed)}>${computedCell(line, context)}</td><td${head(3)}><span class="verdict">${wording}</span></td></tr>`;
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
