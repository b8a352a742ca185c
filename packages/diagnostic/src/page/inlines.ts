import type { Inline, Inlines } from "../block.ts";
import { html, type Markup } from "../markup.ts";
import type { Said } from "../publication/publication.ts";
import type { Origin } from "../text/reference.ts";
import { rowAnchor } from "./row-anchor.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Words, with each number a link to where it comes from. */
export function inlines(all: Inlines<Said>, context: PageContext): readonly Markup[] {
  return all.map((inline) => inlineOf(inline, context));
}

function inlineOf(inline: Inline<Said>, context: PageContext): Markup {
  const { edition, path, href } = context;
  switch (inline.kind) {
    case "text":
      return html`${inline.text}`;
    case "break":
      return html`<br>`;
    case "strong":
      return html`<strong>${inlines(inline.of, context)}</strong>`;
    case "emphasis":
      return html`<em>${inlines(inline.of, context)}</em>`;
    case "link": {
      const anchor = inline.href.startsWith("#") ? inline.href.slice(1) : null;
      const page = anchor === null ? undefined : edition.anchors.get(anchor);
      const isChapter = anchor !== null && page === sitePaths.chapter(anchor);
      const to =
        anchor === null || page === undefined
          ? inline.href
          : page === path
            ? inline.href
            : `${href(page)}${isChapter ? "" : inline.href}`;
      return html`<a href="${to}">${inlines(inline.of, context)}</a>`;
    }
    case "said":
      return html`<a class="n" href="${originHref(inline.origin, context)}">${inline.text}</a>`;
    default:
      return inline satisfies never;
  }
}

function originHref(origin: Origin, { edition, href }: PageContext): string {
  switch (origin.kind) {
    case "tables": {
      const [indicator = ""] = origin.indicators;
      const held = edition.publication.gathered.get(indicator);
      const row = held?.state === "published" && origin.row ? rowAnchor(held.table, origin.row) : null;
      return `${href(sitePaths.provenance(indicator))}${row === null ? "" : `#${row}`}`;
    }
    case "elsewhere":
      return `${href(sitePaths.method)}#ailleurs-${origin.id}`;
    case "printed":
      return `${href(sitePaths.comparison)}#p-${origin.id}`;
    default:
      return origin satisfies never;
  }
}
