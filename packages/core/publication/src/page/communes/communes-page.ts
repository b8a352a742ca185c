import { html, type Markup } from "@vigie/documents";
import type { Territory } from "@vigie/findings";
import { articlePage } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { placesMarkup, territoryLink } from "./help-part.ts";

/** Every commune, from A to Z, then by greater territory: a page each. */
export function communesPage(context: PageContext): string {
  const { territories, places, formatter } = context.publication;
  const sorted = byName(territories, context);
  const communes = sorted.filter(({ kind }) => kind === "commune");
  const groups = sorted.filter(({ kind }) => kind === "group");
  const alone = communes.filter(({ within }) => within === null);
  const unplaced = (places ?? []).filter(({ commune }) => commune === null);
  return articlePage(context, {
    className: "communes",
    title: formatter.message("communes.title"),
    description: formatter.message("communes.lead"),
    inside: groups.map(({ code, label }) => ({
      path: context.path,
      anchor: `t-${code}`,
      label: formatter.text(label),
    })),
    lead: formatter.message("communes.lead"),
    body: html`<h2>${formatter.message("communes.all")}</h2>
${linksTo(communes, context)}
${groups.length === 0 ? null : html`<h2>${formatter.message("communes.byGroup")}</h2>`}
${groups.map(
  (group) => html`<h3 id="t-${group.code}">${territoryLink(group, context)}</h3>
${linksTo(
  communes.filter(({ within }) => within === group.code),
  context,
)}`,
)}
${groups.length === 0 || alone.length === 0 ? null : html`<h3>${formatter.message("communes.others")}</h3>${linksTo(alone, context)}`}
${unplaced.length === 0 ? null : html`<h2>${formatter.message("communes.unplaced")}</h2>${placesMarkup(unplaced, context)}`}`,
  });
}

export function byName(territories: readonly Territory[], { formatter }: PageContext): readonly Territory[] {
  return territories.toSorted((a, b) =>
    formatter.text(a.label).localeCompare(formatter.text(b.label), formatter.language),
  );
}

function linksTo(territories: readonly Territory[], context: PageContext): Markup {
  return html`<ul class="names">${territories.map(
    (territory) => html`<li>${territoryLink(territory, context)}</li>
`,
  )}</ul>`;
}
