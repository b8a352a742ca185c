import { attributes, html, type Markup } from "@vigie/documents";
import { framed } from "./site-frame.ts";
import { addressFrom, messagesPath, type SitePage, type SitePart } from "./site-page.ts";

const title = "Rechercher";

const scriptWords = {
  label: "Mots cherchés",
  hint: "Tous les mots, dans n’importe quel ordre ; le début d’un mot suffit.",
  none: "Rien de tel dans la documentation.",
  one: "{count} résultat.",
  many: "{count} résultats.",
  near: "Rien d’exact ; {count} avec un mot proche :",
};

/** Everything in one list, that is the index; the script of the publication filters it where there is one. */
export function searchPage(
  site: { readonly parts: readonly SitePart[]; readonly version: string },
  found: ReadonlyMap<string, readonly SitePage[]>,
): string {
  const main = html`<h1>${title}</h1>
<p>Tous les titres de la documentation et les clés du langage d’étude. Un message se retrouve dans <a href="${messagesPath}">leur liste</a>.</p>
<div id="chercher"></div>
${[...found].map(
  ([name, pages], at) => html`<section class="found" aria-labelledby="partie-${at}">
<h2 id="partie-${at}">${name}</h2>
<ul>${pages.map((page) => entriesOf(page))}</ul>
</section>
`,
)}`;
  const path = "recherche.html";
  return framed(site, { path, title, language: "fr", main, titles: [], head: searchScript(path) });
}

/** Filters the lists of a page as one types. @param path of the page, in the site */
export function searchScript(path: string): Markup {
  return html`<script src="${addressFrom(path, "recherche.js")}" defer${Object.entries(scriptWords).map(([name, wording]) => attributes` data-${name}="${wording}"`)}></script>
`;
}

function entriesOf({ path, title: page, language, titles, entries = [] }: SitePage) {
  return [
    html`<li lang="${language}"><a href="${path}">${page}</a></li>
`,
    ...[...titles, ...entries].map(
      ({ anchor, title: inside, language: own = language }) =>
        html`<li lang="${own}"><a href="${path}#${anchor}">${inside}</a> <span class="where">${page}</span></li>
`,
    ),
  ];
}
