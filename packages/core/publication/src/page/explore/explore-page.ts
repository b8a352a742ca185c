import { html, type Markup } from "@vigie/documents";
import { type Crosstab, crosstabId, dimensionLabel, peopleOf } from "@vigie/tables";
import { capitalised, inSentence } from "@vigie/words";
import type { PublicationFormatter } from "../../formatter.ts";
import { partLinks } from "../contents.ts";
import { articlePage } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** Every pair of characteristics that left together, population by population, those that share one in one list. */
export function explorePage(context: PageContext): string {
  const { crosstabs, formatter } = context.publication;
  const populations = [...Map.groupBy(crosstabs, populationId).values()];
  return articlePage(context, {
    className: "explore",
    title: formatter.message("explore.title"),
    description: formatter.message("explore.lead"),
    lead: formatter.message("explore.lead"),
    body: html`${partLinks(
      populations.flatMap(([first]) =>
        first === undefined ? [] : [{ anchor: populationId(first), label: populationName(first) }],
      ),
    )}
${populations.map((pairs) => populationPart(pairs, context))}`,
  });
}

export function populationId({ subject: { source, indicator } }: Crosstab): string {
  return `${source.id}-${indicator.universe}`;
}

export function populationName({ subject: { source, indicator, formatter } }: Crosstab): string {
  return capitalised(peopleOf(source, indicator.universe, formatter).name);
}

/** « Âge et groupe d’usage ». */
export function crosstabLink(crosstab: Crosstab, context: PageContext): Markup {
  return html`<a href="${context.href(sitePaths.crosstab(crosstabId(crosstab)))}">${crosstabName(crosstab, context.formatter)}</a>`;
}

export function crosstabName({ a, b, subject }: Crosstab, formatter: PublicationFormatter): string {
  return formatter.message("explore.pair", {
    a: dimensionLabel(subject, a),
    b: nameInSentence(dimensionLabel(subject, b), formatter),
  });
}

/** English keeps the capital of « French », which no rule here distinguishes from another. */
export function nameInSentence(name: string, { language }: PublicationFormatter): string {
  return language === "fr" ? inSentence(name) : name;
}

function populationPart(pairs: readonly Crosstab[], context: PageContext): Markup | null {
  const [first] = pairs;
  if (first === undefined) return null;
  const shared = [...Map.groupBy(pairs, ({ b, subject }) => dimensionLabel(subject, b))];
  const alone = shared.flatMap(([, alike]) => (alike.length === 1 ? alike : []));
  return html`<section class="pairs" aria-labelledby="${populationId(first)}">
<h2 id="${populationId(first)}">${populationName(first)}</h2>
${shared.map(([name, alike]) => (alike.length === 1 ? null : sharedPart(name, alike, context)))}
${alone.length === 0 ? null : html`<ul class="names">${alone.map((crosstab) => html`<li>${crosstabLink(crosstab, context)}</li>`)}</ul>`}
</section>
`;
}

/** Crossings with one characteristic: it is said once, each link by the other. */
function sharedPart(name: string, pairs: readonly Crosstab[], context: PageContext): Markup {
  const { formatter } = context;
  return html`<p>${formatter.message("explore.by", { name })}</p>
<ul class="names">${pairs.map((crosstab) => {
    const to = context.href(sitePaths.crosstab(crosstabId(crosstab)));
    return html`<li><a href="${to}" aria-label="${crosstabName(crosstab, formatter)}">${dimensionLabel(crosstab.subject, crosstab.a)}</a></li>
`;
  })}</ul>`;
}
