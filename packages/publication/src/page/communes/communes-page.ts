import type { Territory } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { shell } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { placeList } from "./help-part.ts";
import { territoryLink } from "./territory-link.ts";

/** Every commune, from A to Z, then by greater territory: a page each. */
export function communesPage(context: PageContext): string {
  const { territories, places, words } = context.edition.publication;
  const title = words.message("communes.title");
  const sorted = byName(territories, context);
  const communes = sorted.filter(({ kind }) => kind === "commune");
  const groups = sorted.filter(({ kind }) => kind === "group");
  const alone = communes.filter(({ within }) => within === null);
  const unplaced = (places ?? []).filter(({ commune }) => commune === null);
  return shell(context, {
    title,
    description: words.message("communes.lead"),
    inside: groups.map(({ code, label }) => ({
      path: context.path,
      anchor: `t-${code}`,
      label: words.text(label),
    })),
    main: html`<article class="communes">
<h1>${title}</h1>
<p class="lead">${words.message("communes.lead")}</p>
<h2>${words.message("communes.all")}</h2>
${linksTo(communes, context)}
${groups.length === 0 ? null : html`<h2>${words.message("communes.byGroup")}</h2>`}
${groups.map(
  (group) => html`<h3 id="t-${group.code}">${territoryLink(group, context)}</h3>
${linksTo(
  communes.filter(({ within }) => within === group.code),
  context,
)}`,
)}
${groups.length === 0 || alone.length === 0 ? null : html`<h3>${words.message("communes.others")}</h3>${linksTo(alone, context)}`}
${unplaced.length === 0 ? null : html`<h2>${words.message("communes.unplaced")}</h2>${placeList(unplaced, context)}`}
</article>`,
  });
}

export function byName(territories: readonly Territory[], { edition }: PageContext): readonly Territory[] {
  const { words } = edition.publication;
  return territories.toSorted((a, b) =>
    words.text(a.label).localeCompare(words.text(b.label), words.language),
  );
}

function linksTo(territories: readonly Territory[], context: PageContext): Markup {
  return html`<ul class="names">${territories.map(
    (territory) => html`<li>${territoryLink(territory, context)}</li>
`,
  )}</ul>`;
}
