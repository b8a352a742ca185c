import { textOfInlines } from "@vigie/diagnostic";
import { type Attributes, attributes, html, type Markup } from "@vigie/html";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A page of the contents, or with `anchor` a part of one. */
export interface Entry {
  readonly path: string;
  readonly anchor?: string;
  readonly label: string;
  /** Neither the cover nor a chapter. */
  readonly aside?: boolean;
}

/** The pages that the contents list, in reading order. */
export function entriesOf({ edition }: PageContext): readonly Entry[] {
  const { chapters, words } = edition.publication;
  const rest = [
    { path: sitePaths.synthesis, label: words.message("synthesis.title") },
    { path: sitePaths.easy, label: words.message("easy.title") },
    { path: sitePaths.search, label: words.message("search.title") },
    { path: sitePaths.communes, label: words.message("communes.title") },
    { path: sitePaths.explore, label: words.message("explore.title") },
    { path: sitePaths.annexes, label: words.message("annexes.title") },
    { path: sitePaths.associations, label: words.message("associations.title") },
    { path: sitePaths.changes, label: words.message("changes.short") },
    { path: sitePaths.comparison, label: words.message("comparison.short") },
    { path: sitePaths.method, label: words.message("method.title") },
    { path: sitePaths.glossary, label: words.message("glossary.title") },
    { path: sitePaths.data, label: words.message("data.title") },
    { path: sitePaths.about, label: words.message("about.title") },
  ];
  return [
    { path: sitePaths.cover, label: words.message("findings.title") },
    ...chapters.map(({ id, title }) => ({ path: sitePaths.chapter(id), label: textOfInlines(title) })),
    ...rest.filter(({ path }) => edition.paths.has(path)).map((entry) => ({ ...entry, aside: true })),
  ];
}

/** The list of pages, with what is inside this one; it stays in view where the page is wide. */
export function contents(entries: readonly Entry[], inside: readonly Entry[], context: PageContext): Markup {
  const { words } = context.edition.publication;
  return html`<nav class="contents" aria-label="${words.message("contents.label")}"><p class="contents-title" aria-hidden="true">${words.message("contents.label")}</p>
<ul>
${entries.map((entry) =>
  entry.path === context.path
    ? html`<li${asideOf(entry)}><a href="${context.href(entry.path)}" aria-current="page">${entry.label}</a>${
        inside.length === 0
          ? null
          : html`
<ul>${inside.map(({ anchor, label }) => html`<li><a href="#${anchor ?? ""}">${label}</a></li>`)}</ul>`
      }</li>
`
    : html`<li${asideOf(entry)}><a href="${context.href(entry.path)}">${entry.label}</a></li>
`,
)}</ul></nav>`;
}

/** Pages around the chapters weigh less than them. */
export function asideOf({ aside = false }: Entry): Attributes | null {
  return aside ? attributes` class="aside"` : null;
}

/** The pages before and after this one, for whom reads on. */
export function nearby(entries: readonly Entry[], context: PageContext): Markup | null {
  const { words } = context.edition.publication;
  const at = entries.findIndex(({ path }) => path === context.path);
  if (at < 0) return null;
  const [before, after] = [entries[at - 1], entries[at + 1]];
  return html`<nav class="nearby" aria-label="${words.message("nearby.label")}"><ul>${
    before
      ? html`<li class="before"><a rel="prev" href="${context.href(before.path)}"><span>${words.message("nearby.before")}</span> ${before.label}</a></li>`
      : null
  }${
    after
      ? html`<li class="after"><a rel="next" href="${context.href(after.path)}"><span>${words.message("nearby.after")}</span> ${after.label}</a></li>`
      : null
  }</ul></nav>`;
}
