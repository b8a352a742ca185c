import { attributes, html, type Markup, mainPart, page } from "@vigie/documents";
import { addressFrom, type SitePage, type SitePart } from "./site-page.ts";

/** Its own files alone. `file:` is for a copy opened from a folder, where some browsers hold no file to be of the same origin. */
const allows = {
  "script-src": "'self' file:",
  "style-src": "'self' file:",
  "font-src": "'self' file:",
  "img-src": "'self' file: data:",
};

const labels = {
  fr: { skip: "Aller au contenu", contents: "Sommaire", toContents: "Sommaire de la documentation" },
  en: { skip: "Skip to content", contents: "Contents", toContents: "Contents of the documentation" },
} as const;

/** A whole page: the contents beside it on a wide screen, after it on a narrow one. */
export function framed(
  site: { readonly parts: readonly SitePart[]; readonly version: string },
  { path, title, language, main, titles, head }: SitePage,
): string {
  const words = labels[language];
  const to = (address: string) => addressFrom(path, address);
  return page({
    language,
    direction: "ltr",
    title: `${title} – Vigie`,
    allows,
    skip: words.skip,
    head: html`<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to("style.css")}">
${head ?? null}`,
    body: html`<header class="top">
<p class="site-title"><a href="${to("index.html")}">Vigie ${site.version}</a></p>
<p><a href="${to("recherche.html")}" lang="fr">Rechercher</a> <a class="to-contents" href="#sommaire">${words.contents}</a></p>
</header>
<div class="layout">
${mainPart(html`<article>${main}</article>`)}
<nav class="contents" id="sommaire" tabindex="-1" aria-label="${words.toContents}">
${site.parts.map((part) => partList(part, { path, titles, to }))}
</nav>
</div>`,
  }).text;
}

function partList(
  { title, language, pages }: SitePart,
  { path, titles, to }: Pick<SitePage, "path" | "titles"> & { readonly to: (address: string) => string },
): Markup {
  return html`<p class="part" lang="${language}">${title}</p>
<ul lang="${language}">${pages.map((entry) => {
    const isCurrent = entry.path === path;
    const current = isCurrent ? attributes` aria-current="page"` : null;
    const inside =
      isCurrent && titles.length > 0
        ? html`<ul>${titles.map(({ anchor, title: label }) => html`<li><a href="#${anchor}">${label}</a></li>`)}</ul>`
        : null;
    return html`<li><a href="${to(entry.path)}"${current}>${entry.label}</a>${inside}</li>
`;
  })}</ul>
`;
}
