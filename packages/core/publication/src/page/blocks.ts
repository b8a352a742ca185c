import { attributes, html, type Markup } from "@vigie/documents";
import type {
  AwaitedPart,
  BarrierMatrix,
  CitedNumber,
  Exhibit,
  PublishedBlocks,
  TextBlock,
} from "@vigie/text";
import { figureBlock, heading } from "./figure-block.ts";
import { inlines } from "./inlines.ts";
import type { PageContext } from "./site.ts";

/** @param level of the headings of figures and boxes, until a heading of the text opens a deeper part */
export function blocks(all: PublishedBlocks, context: PageContext, level = 2): readonly Markup[] {
  let current = level;
  return all.map((block) => {
    if (block.kind === "heading") current = block.level + 1;
    return blockOf(block, context, current);
  });
}

function blockOf(block: TextBlock<CitedNumber, Exhibit>, context: PageContext, level: number): Markup {
  switch (block.kind) {
    case "heading":
      return heading(block.level, attributes` id="${block.id}"`, inlines(block.of, context));
    case "paragraph":
      return html`<p>${inlines(block.of, context)}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${itemOf(item, context, level)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "quote":
      return html`<blockquote>${blocks(block.of, context, level)}</blockquote>`;
    case "box": {
      if (block.title.length === 0)
        return html`<div class="box ${block.box}">${blocks(block.of, context, level)}</div>`;
      const title = heading(level, attributes` class="box-title"`, inlines(block.title, context));
      return html`<div class="box ${block.box}">${title}${blocks(block.of, context, level + 1)}</div>`;
    }
    case "figure":
      return figureBlock(block, context, level);
    case "barriers":
      return barriersTable(block, context);
    case "awaited":
      return awaited(block, context);
    default:
      return block satisfies never;
  }
}

/** A list item of one paragraph is that paragraph's words. */
function itemOf(item: PublishedBlocks, context: PageContext, level: number): readonly Markup[] {
  const [first] = item;
  return item.length === 1 && first?.kind === "paragraph"
    ? inlines(first.of, context)
    : blocks(item, context, level);
}

function awaited({ partner, figures, passages }: AwaitedPart, { formatter }: PageContext): Markup {
  return html`<div class="awaited"><p>${formatter.message("chapter.awaited", { partner: formatter.text(partner.label) })}${
    passages === 0 ? null : html` ${formatter.message("chapter.awaitedPassages", { passages })}`
  }</p>
${figures.length === 0 ? null : html`<ul>${figures.map(({ id, title }) => html`<li id="${id}">${title}</li>`)}</ul>`}</div>
`;
}

/**
 * Barriers by source: what each says, each number a link to its table. On a phone its cells stand one under the other,
 * each after the name of its source: roles keep it a table for screen readers.
 */
function barriersTable({ id, caption, columns, groups }: BarrierMatrix, context: PageContext): Markup {
  const { formatter } = context;
  const nothing = html`<span class="unseen">${formatter.message("barriers.unseen")}</span>`;
  return html`<div class="scroll barriers" id="${id}" role="region" tabindex="0" aria-label="${caption}">${groups.map(
    ({ heading, rows }) => html`<table class="words" role="table">
<caption><b>${heading}</b> – ${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
      (row) => html`<tr role="row"><th scope="row" role="rowheader">${row.heading}</th>${row.cells.map(
        (sightings, at) =>
          html`<td role="cell" data-source="${columns[at + 1] ?? ""}">${
            sightings.length === 0 ? nothing : sightings.map((each) => html`<p>${inlines(each, context)}</p>`)
          }</td>`,
      )}</tr>
`,
    )}</tbody></table>
`,
  )}</div>
`;
}
