import { type Crosstab, crosstabId, dimensionLabel, peopleOf } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { capitalised, inSentence } from "@vigie/words";
import type { PublicationFormatter } from "../../formatter.ts";
import { shell } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** Every pair of characteristics that left together, population by population; with the script, two lists to choose from. */
export function explorePage(context: PageContext): string {
  const { crosstabs, formatter } = context.edition.publication;
  const title = formatter.message("explore.title");
  const populations = [...Map.groupBy(crosstabs, populationId).values()];
  return shell(context, {
    title,
    description: formatter.message("explore.lead"),
    inside: populations.flatMap(([first]) =>
      first === undefined
        ? []
        : [{ path: context.path, anchor: populationId(first), label: populationName(first) }],
    ),
    script: {
      name: "explorer.js",
      messages: {
        first: formatter.message("explore.first"),
        second: formatter.message("explore.second"),
        go: formatter.message("explore.go"),
      },
    },
    main: html`<article class="explore">
<h1>${title}</h1>
<p class="lead">${formatter.message("explore.lead")}</p>
${populations.map((pairs) => populationPart(pairs, context))}
</article>`,
  });
}

export function populationId({ subject: { source, indicator } }: Crosstab): string {
  return `${source.id}-${indicator.universe}`;
}

export function populationName({ subject: { source, indicator, formatter } }: Crosstab): string {
  return capitalised(peopleOf(source, indicator.universe, formatter).name);
}

/** « Âge et groupe d’usage », with each of the two for the script. */
export function crosstabLink(crosstab: Crosstab, context: PageContext): Markup {
  const { a, b, subject } = crosstab;
  const names = { a: dimensionLabel(subject, a), b: dimensionLabel(subject, b) };
  return html`<a href="${context.href(sitePaths.crosstab(crosstabId(crosstab)))}" data-a="${names.a}" data-b="${names.b}">${crosstabName(crosstab, context.edition.publication.formatter)}</a>`;
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
  return html`<section class="pairs" aria-labelledby="${populationId(first)}">
<h2 id="${populationId(first)}">${populationName(first)}</h2>
<ul>${pairs.map(
    (crosstab) => html`<li>${crosstabLink(crosstab, context)}</li>
`,
  )}</ul>
</section>
`;
}
