import type { PublishedFigure, Study } from "@vigie/study";
import { type Chapter, chapterTitle } from "../chapters.ts";
import type { Comparison } from "../compare/compare.ts";
import { verdicts } from "../compare/judge.ts";
import { html, type Markup } from "../markup.ts";
import type { Words } from "../words.ts";
import { shell } from "./shell.ts";
import { type PageContext, shared } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

interface Line {
  readonly figure: PublishedFigure;
  readonly comparison: Comparison;
}

/** The figures already printed, beside what the tables give. */
export function comparisonPage(context: PageContext): string {
  const { study, comparisons, populations, words } = context.edition.publication;
  const lines = study.published.flatMap((figure) => {
    const comparison = comparisons.find(({ id }) => id === figure.id);
    return comparison ? [{ figure, comparison }] : [];
  });
  const systems = Map.groupBy(lines, ({ comparison }) => systemOf(comparison, populations, words));
  const title = words.say("comparison.title");
  return shell(context, {
    title,
    description: title,
    main: html`<article class="comparison">
<h1>${title}</h1>
<p class="lead">${summaryOf(comparisons, words)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${words.say("comparison.caption")}"><table>
<caption>${words.say("comparison.caption")}</caption>
<thead><tr>${(["what", "published", "computed", "verdict"] as const).map((column) => html`<th scope="col">${words.say(`comparison.${column}`)}</th>`)}</tr></thead>
${[...systems].map(
  ([system, own]) => html`<tbody><tr><th scope="rowgroup" class="group" colspan="4">${system}</th></tr>
${own.map((line) => row(line, context))}</tbody>`,
)}
</table></div>
<p class="data"><a href="${shared(context, "published.json")}" download>${words.say("comparison.data")}</a></p>
</article>`,
  });
}

/** The population that gives a figure. */
function systemOf({ indicator, verdict }: Comparison, chapters: readonly Chapter[], words: Words): string {
  const ids = indicator?.split("+") ?? [];
  if (ids.length === 0 && verdict === "not_computed") return words.say("comparison.elsewhere");
  const own = chapters.filter(({ items }) => items.some((item) => ids.includes(item.indicator.id)));
  const [first] = own;
  return first && own.length === 1 ? chapterTitle(first, words) : words.say("comparison.several");
}

function summaryOf(comparisons: readonly Comparison[], words: Words): string {
  const counts = verdicts
    .map((verdict) => ({ verdict, count: comparisons.filter((own) => own.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => words.say(`verdict.${verdict}.count`, { count }));
  return words.say("comparison.summary", { all: comparisons.length, counts: words.list(counts) });
}

function row({ figure, comparison }: Line, context: PageContext): Markup {
  const { study, words } = context.edition.publication;
  const { verdict } = comparison;
  const contradicted =
    verdict === "inconsistent"
      ? html`<span class="against">${words.say("comparison.contradicts", { figures: words.list(contradicting(figure, study, words)) })}</span>`
      : null;
  return html`<tr class="v-${verdict}" id="p-${figure.id}"><th scope="row">${words.text(figure.what)}${contradicted}</th><td>${printed(figure, words)}</td><td>${computedCell({ figure, comparison }, context)}</td><td><span class="verdict">${words.say(`verdict.${verdict}`)}</span></td></tr>`;
}

/** What the tables give, linked to the first of them. */
function computedCell(line: Line, { edition, href }: PageContext): Markup {
  const { words } = edition.publication;
  const said = recomputed(line, words);
  const [indicator] = line.comparison.indicator?.split("+") ?? [];
  return indicator === undefined || said === words.say("cell.nothing")
    ? html`${said}`
    : html`<a class="n" href="${href(sitePaths.provenance(indicator))}">${said}</a>`;
}

/** One decimal more than printed where rounding decides, so that one sees it decide. */
function recomputed({ figure, comparison }: Line, words: Words): string {
  const { computed, verdict } = comparison;
  if (computed !== null) {
    const isCount = Number.isInteger(computed) && figure.unit !== "%";
    const decimals = figure.precision === "exact" ? figure.decimals + 1 : Math.max(1, figure.decimals);
    return withUnit(computed, { figure, decimals: isCount ? 0 : decimals }, words);
  }
  if (figure.precision !== "ordinal") return words.say("cell.nothing");
  if (verdict === "agrees") return words.say("comparison.holds");
  return words.say(verdict === "differs" || verdict === "inconsistent" ? "comparison.fails" : "cell.nothing");
}

function contradicting(figure: PublishedFigure, study: Study, words: Words): readonly string[] {
  return study.published
    .filter(({ id }) => figure.inconsistentWith.includes(id))
    .map((other) =>
      words.say("comparison.other", { what: words.text(other.what), value: printed(other, words) }),
    );
}

function printed(figure: PublishedFigure, words: Words): string {
  if (figure.value === null) return words.say("comparison.claim");
  const value = withUnit(figure.value, { figure, decimals: figure.decimals }, words);
  if (figure.precision === "about") return words.say("comparison.about", { value });
  return figure.precision === "over" ? words.say("comparison.over", { value }) : value;
}

function withUnit(
  value: number,
  { figure, decimals }: { figure: PublishedFigure; decimals: number },
  words: Words,
): string {
  const said = words.number(value, decimals);
  return figure.unit === "%" ? `${said}\u202f%` : said;
}
