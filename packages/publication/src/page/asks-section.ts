import type { Block, CitedNumber, Exhibit, PublishedBlocks } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import { blocks } from "./blocks.ts";
import { contactLink } from "./contact-link.ts";
import { inlines } from "./inlines.ts";
import type { PageContext } from "./site.ts";

type Asks = Extract<Block<CitedNumber, Exhibit>, { kind: "box" }>;

/** What the conclusions ask of each institution, and whom to write to; null where the text asks nothing. */
export function asksSection(cover: PublishedBlocks, context: PageContext): Markup | null {
  const [first, ...others] = cover.filter(isAsks);
  if (first === undefined) return null;
  const { study, formatter } = context.edition.publication;
  const contact = contactLink(study, formatter);
  return html`<section class="asks" id="demandes" aria-labelledby="h-demandes">
<h2 id="h-demandes">${first.title.length === 0 ? formatter.message("asks.title") : inlines(first.title, context)}</h2>
${blocks([...first.of, ...others], context, 3)}
${contact === null ? null : html`<p>${formatter.message("asks.contact")} ${contact}</p>`}
</section>`;
}

export function isAsks(block: Block<CitedNumber, Exhibit>): block is Asks {
  return block.kind === "box" && block.box === "asks";
}
