import { html, type Markup } from "@vigie/documents";
import {
  type CitedNumber,
  citedNumbersIn,
  type Exhibit,
  type PublishedBlocks,
  type TextBlock,
  type TextInlines,
} from "@vigie/text";
import { contactLink } from "./about-page.ts";
import { blocks } from "./blocks.ts";
import { inlines } from "./inlines.ts";
import type { PageContext } from "./site.ts";

type Asks = Extract<TextBlock<CitedNumber, Exhibit>, { kind: "box" }>;

/** What the conclusions ask of each institution, and whom to write to; null where the text asks nothing. */
export function asksSection(cover: PublishedBlocks, context: PageContext): Markup | null {
  const [first, ...others] = cover.filter(isAsks);
  if (first === undefined) return null;
  const { study, formatter } = context.publication;
  const contact = contactLink(study, formatter);
  return html`<section class="asks" id="demandes" aria-labelledby="h-demandes">
<h2 id="h-demandes">${first.title.length === 0 ? formatter.message("asks.title") : inlines(first.title, context)}</h2>
${blocks([...first.of, ...others], context, 3)}
${contact === null ? null : html`<p>${formatter.message("asks.contact")} ${contact}</p>`}
</section>`;
}

export function isAsks(block: TextBlock<CitedNumber, Exhibit>): block is Asks {
  return block.kind === "box" && block.box === "asks";
}

type Box = Extract<PublishedBlocks[number], { kind: "box" }>;

/** The numbers that the text puts first, each large in its sentence, over a strip of ten squares where it is a share. */
export function keyNumbers(cover: PublishedBlocks, context: PageContext): Markup | null {
  const sentences = keySentences(cover);
  if (sentences.length === 0) return null;
  return html`<ul class="numbers" aria-label="${context.formatter.message("cover.numbers")}">${sentences.map(
    (
      sentence,
    ) => html`<li>${strip(citedNumbersIn(sentence)[0]?.share)}<p>${inlines(sentence, context)}</p></li>
`,
  )}</ul>`;
}

export function keySentences(cover: PublishedBlocks): readonly TextInlines<CitedNumber>[] {
  return cover.flatMap((block) => (isNumbers(block) ? sentencesIn(block.of) : []));
}

export function isNumbers(block: PublishedBlocks[number]): block is Box {
  return block.kind === "box" && block.box === "numbers";
}

function sentencesIn(blocks: PublishedBlocks): readonly TextInlines<CitedNumber>[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [block.of];
    return block.kind === "list" ? block.items.flatMap(sentencesIn) : [];
  });
}

const side = 9;
const step = 11;

/** Ten squares, filled up to a share; the sentence says it, so that no one needs to see them. */
function strip(share: number | undefined): Markup | null {
  if (share === undefined) return null;
  const filled = (at: number) => Math.round(Math.min(Math.max(share * 10 - at, 0), 1) * side * 10) / 10;
  const squares = (width: (at: number) => number) =>
    Array.from({ length: 10 }, (_, at) =>
      width(at) === 0 ? "" : `M${at * step + 1} 1h${width(at)}v${side}h-${width(at)}z`,
    ).join("");
  return html`<svg class="strip" viewBox="0 0 ${step * 10} ${step}" aria-hidden="true" focusable="false"><path class="rest" d="${squares(() => side)}"/><path d="${squares(filled)}"/></svg>`;
}
