import type { Numbers } from "@vigie/words";
import {
  type Block,
  type Blocks,
  cellInlines,
  type Facts,
  type Inline,
  type Inlines,
  piecesOf,
  type TableBlock,
} from "./block.ts";
import { attributes, html, type Markup } from "./markup.ts";

/**
 * Blocks as HTML.
 * @param boxName read aloud by who moves to a table without a caption to scroll it; null in a text for another program, where
 * tables have no box
 */
export function blocksMarkup(
  blocks: Blocks,
  numbers: Numbers,
  boxName: string | null = "",
): readonly Markup[] {
  return blocks.map((block) => blockMarkup(block, numbers, boxName));
}

function blockMarkup(block: Block, numbers: Numbers, boxName: string | null): Markup {
  switch (block.kind) {
    case "heading":
      return html`<h${block.level}>${inlinesMarkup(block.of)}</h${block.level}>
`;
    case "paragraph":
      return html`<p>${inlinesMarkup(block.of)}</p>
`;
    case "notice":
      return html`<p class="warning">${inlinesMarkup(block.of)}</p>
`;
    case "list":
      return listMarkup(block);
    case "facts":
      return factsMarkup(block);
    case "table":
      return tableMarkup(block, numbers, boxName);
    case "details":
      return html`<details><summary>${inlinesMarkup(block.summary)}</summary>
${blocksMarkup(block.of, numbers, boxName)}</details>
`;
    case "figure":
      return html`<div class="pictures">${block.drawings.map(({ svg }) => svg)}</div>
`;
    case "section":
      return html`<section aria-labelledby="${block.id}">
<h2 id="${block.id}">${inlinesMarkup(block.title)}</h2>
${blocksMarkup(block.of, numbers, boxName)}</section>
`;
    default:
      return block satisfies never;
  }
}

function listMarkup({ isOrdered, items }: Extract<Block, { readonly kind: "list" }>): Markup {
  const each = items.map(
    (item) => html`<li>${inlinesMarkup(item)}</li>
`,
  );
  return isOrdered
    ? html`<ol>
${each}</ol>
`
    : html`<ul>
${each}</ul>
`;
}

function factsMarkup({ caption, facts }: Facts): Markup {
  return html`<table>${captionMarkup(caption)}
<tbody>${facts.map(
    ([term, what]) =>
      html`<tr><th scope="row">${inlinesMarkup(term)}</th><td class="text">${inlinesMarkup(what)}</td></tr>
`,
  )}</tbody></table>
`;
}

/** A table of three columns or more scrolls in its own box, reached by the keyboard. */
function tableMarkup(
  { caption, columns, rows }: TableBlock,
  numbers: Numbers,
  boxName: string | null,
): Markup {
  const kinds = columns.map(({ holds }) =>
    holds === "text" && boxName !== null ? attributes` class="text"` : null,
  );
  const whole = html`<table>${captionMarkup(caption)}
<thead><tr>${columns.map(({ head }, at) => html`<th scope="col"${kinds[at] ?? null}>${inlinesMarkup(head)}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) =>
      html`<tr>${columns.map((column, at) => {
        const content = inlinesMarkup(cellInlines(cells[at], column, numbers));
        return at === 0
          ? html`<th scope="row">${content}</th>`
          : html`<td${kinds[at] ?? null}>${content}</td>`;
      })}</tr>
`,
  )}</tbody></table>
`;
  if (boxName === null || columns.length < 3) return whole;
  const box = columns.length > 3 ? "scroll wide" : "scroll";
  return html`<div class="${box}" role="group" tabindex="0" aria-label="${caption ?? boxName}">${whole}</div>
`;
}

function captionMarkup(caption: string | null): Markup | null {
  return caption === null ? null : html`<caption>${caption}</caption>`;
}

export function inlinesMarkup(inlines: Inlines): readonly Markup[] {
  return piecesOf(inlines).map(inlineMarkup);
}

function inlineMarkup(inline: Inline): Markup {
  if (typeof inline === "string") return html`${inline}`;
  switch (inline.kind) {
    case "strong":
      return html`<strong>${inlinesMarkup(inline.of)}</strong>`;
    case "emphasis":
      return html`<em>${inlinesMarkup(inline.of)}</em>`;
    case "break":
      return html`<br>`;
    case "aside":
      return html`<small>${inlinesMarkup(inline.of)}</small>`;
    case "open":
      return html`<mark>${inline.text}</mark>`;
    case "foreign":
      return html`<span lang="${inline.language}">${inline.text}</span>`;
    case "link":
      return html`<a href="${inline.href}">${inlinesMarkup(inline.of)}</a>`;
    default:
      return inline satisfies never;
  }
}
