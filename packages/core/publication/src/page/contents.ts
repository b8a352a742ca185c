import { html, type Markup } from "@vigie/documents";
import { textOfInlines } from "@vigie/text";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** A page of the contents, or with `anchor` a part of one. */
export interface ContentsEntry {
  readonly path: string;
  readonly anchor?: string;
  readonly label: string;
  /** Neither the cover nor a chapter. */
  readonly aside?: boolean;
}

/** The pages that the contents list, in reading order. */
export function entriesOf({ edition, publication }: PageContext): readonly ContentsEntry[] {
  const { chapters, formatter } = publication;
  const rest = [
    { path: sitePaths.synthesis, label: formatter.message("synthesis.title") },
    { path: sitePaths.note, label: formatter.message("note.title") },
    { path: sitePaths.easy, label: formatter.message("easy.title") },
    { path: sitePaths.search, label: formatter.message("search.title") },
    { path: sitePaths.communes, label: formatter.message("communes.title") },
    { path: sitePaths.explore, label: formatter.message("explore.title") },
    { path: sitePaths.annexes, label: formatter.message("annexes.title") },
    { path: sitePaths.associations, label: formatter.message("associations.title") },
    { path: sitePaths.changes, label: formatter.message("changes.short") },
    { path: sitePaths.comparison, label: formatter.message("comparison.short") },
    { path: sitePaths.method, label: formatter.message("method.title") },
    { path: sitePaths.glossary, label: formatter.message("glossary.title") },
    { path: sitePaths.data, label: formatter.message("data.title") },
    { path: sitePaths.about, label: formatter.message("about.title") },
  ];
  return [
    { path: sitePaths.cover, label: formatter.message("findings.title") },
    ...chapters.map(({ id, title }) => ({ path: sitePaths.chapter(id), label: textOfInlines(title) })),
    ...rest.filter(({ path }) => edition.pages.has(path)).map((entry) => ({ ...entry, aside: true })),
  ];
}

/** The list of pages, with what is inside this one: beside the text where the page is wide, and in view; else after it. */
export function contents(
  entries: readonly ContentsEntry[],
  inside: readonly ContentsEntry[],
  context: PageContext,
): Markup {
  const { formatter } = context;
  const { chapters = [], around = [] } = Object.groupBy(entries, ({ aside = false }) =>
    aside ? "around" : "chapters",
  );
  const list = (listed: readonly ContentsEntry[]) => listed.map((entry) => item(entry, inside, context));
  return html`<nav class="contents" id="sommaire" tabindex="-1" aria-label="${formatter.message("contents.label")}"><p class="contents-title" aria-hidden="true">${formatter.message("contents.label")}</p>
<ul>
${list(chapters)}</ul>
<ul class="around">
${list(around)}</ul></nav>`;
}

function item(
  { path, label }: ContentsEntry,
  inside: readonly ContentsEntry[],
  { path: current, href }: PageContext,
): Markup {
  if (path !== current)
    return html`<li><a href="${href(path)}">${label}</a></li>
`;
  const parts =
    inside.length === 0
      ? null
      : html`
<ul>${inside.map(({ anchor, label: part }) => html`<li><a href="#${anchor ?? ""}">${part}</a></li>`)}</ul>`;
  return html`<li><a href="${href(path)}" aria-current="page">${label}</a>${parts}</li>
`;
}

/** Links to the pages before and after this one. */
export function nearby(entries: readonly ContentsEntry[], context: PageContext): Markup | null {
  const { formatter } = context;
  const at = entries.findIndex(({ path }) => path === context.path);
  if (at < 0) return null;
  const [before, after] = [entries[at - 1], entries[at + 1]];
  return html`<nav class="nearby" aria-label="${formatter.message("nearby.label")}"><ul>${
    before
      ? html`<li class="before"><a rel="prev" href="${context.href(before.path)}"><span>${formatter.message("nearby.before")}</span> ${before.label}</a></li>`
      : null
  }${
    after
      ? html`<li class="after"><a rel="next" href="${context.href(after.path)}"><span>${formatter.message("nearby.after")}</span> ${after.label}</a></li>`
      : null
  }</ul></nav>`;
}

/** Links to the parts of a page, at its head: for pages whose parts are too many for the side menu, which must be whole in view. */
export function partLinks(parts: readonly { readonly anchor: string; readonly label: string }[]): Markup {
  return html`<ul class="inside">${parts.map(({ anchor, label }) => html`<li><a href="#${anchor}">${label}</a></li>`)}</ul>`;
}
