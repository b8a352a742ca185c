import { html, type Markup } from "@vigie/documents";
import {
  type CitedNumber,
  cellSentence,
  communesAnchor,
  markedPartnersOf,
  type ReferenceOrigin,
  type TextInline,
  type TextInlines,
} from "@vigie/text";
import { rowAnchor } from "./raw-table.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Words, with each number a link to where it comes from. */
export function inlines(all: TextInlines<CitedNumber>, context: PageContext): readonly Markup[] {
  return all.map((inline) => inlineOf(inline, context));
}

function inlineOf(inline: TextInline<CitedNumber>, context: PageContext): Markup {
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
      if (anchor === communesAnchor && page === undefined) return html`${inlines(inline.of, context)}`;
      const isPage = anchor !== null && (page === sitePaths.chapter(anchor) || page === sitePaths.communes);
      const to =
        anchor === null || page === undefined
          ? inline.href
          : page === path
            ? inline.href
            : `${href(page)}${isPage ? "" : inline.href}`;
      return html`<a href="${to}">${inlines(withoutLinks(inline.of), context)}</a>`;
    }
    case "mark":
      return inline.mark === "doubt"
        ? html`<mark class="doubt">${inline.text}</mark>`
        : html`<small class="real">${inline.text}</small>`;
    case "cited":
      // Easy to read, a sentence has no underlined word: the study, one link away, leads to the tables.
      if (path === sitePaths.easy) return html`${inline.text}`;
      return html`<a class="n" href="${originHref(inline.origin, context)}" title="${originText(inline, context)}">${inline.text}</a>`;
    default:
      return inline satisfies never;
  }
}

/** A link holds no other: numbers in it are words. */
function withoutLinks(all: TextInlines<CitedNumber>): TextInlines<CitedNumber> {
  return all.map((inline) => {
    if (inline.kind === "cited") return { kind: "text", text: inline.text };
    return "of" in inline ? { ...inline, of: withoutLinks(inline.of) } : inline;
  });
}

/** The number and what it measures: a screen reader may read the link out of its sentence. */
function originText(number: CitedNumber, { edition }: PageContext): string {
  const { text, origin } = number;
  const { study, formatter } = edition.publication;
  switch (origin.kind) {
    case "tables": {
      const sentence = cellSentence(number, edition.publication);
      const partners = markedPartnersOf(origin.indicators, edition.publication);
      if (sentence !== null) return formatter.message("origin.cell", { sentence, partners });
      const indicators = origin.indicators.flatMap((id) => study.indicators.get(id) ?? []);
      return formatter.message("origin.tables", {
        wording: text,
        tables: formatter.list([...new Set(indicators.map(({ title }) => formatter.text(title)))]),
        partners,
      });
    }
    case "elsewhere": {
      const value = study.elsewhere.get(origin.id);
      return value === undefined
        ? text
        : formatter.message("origin.elsewhere", {
            wording: text,
            what: formatter.text(value.what),
            source: formatter.text(value.source),
          });
    }
    case "printed": {
      const figure = study.published.find(({ id }) => id === origin.id);
      return figure === undefined
        ? text
        : formatter.message("origin.printed", { wording: text, what: formatter.text(figure.what) });
    }
    default:
      return origin satisfies never;
  }
}

function originHref(origin: ReferenceOrigin, { edition, href }: PageContext): string {
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
