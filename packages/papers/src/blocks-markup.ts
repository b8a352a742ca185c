import { type DocumentBlock, html, type Markup, type Run } from "@vigie/documents";

/**
 * The blocks of a paper as HTML.
 * @param tableName of a table on a page, read aloud by who moves to it to scroll it; null where nothing scrolls
 */
export function blocksMarkup(blocks: readonly DocumentBlock[], tableName: string | null): readonly Markup[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return html`<h${block.level}>${runsMarkup(block.runs)}</h${block.level}>
`;
      case "paragraph":
        return html`<p>${runsMarkup(block.runs)}</p>
`;
      case "list": {
        const items = block.items.map((runs) => html`<li>${runsMarkup(runs)}</li>`);
        return block.isOrdered
          ? html`<ol>${items}</ol>
`
          : html`<ul>${items}</ul>
`;
      }
      case "table":
        return tableName === null
          ? html`${tableMarkup(block)}
`
          : html`<div class="scroll" role="group" aria-label="${tableName}" tabindex="0">${tableMarkup(block)}</div>
`;
      default:
        return block satisfies never;
    }
  });
}

function tableMarkup({ head, rows }: Extract<DocumentBlock, { kind: "table" }>): Markup {
  return html`<table>
<thead><tr>${head.map((runs) => html`<th scope="col">${runsMarkup(runs)}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = [], ...others]) =>
      html`<tr><th scope="row">${runsMarkup(first)}</th>${others.map((runs) => html`<td>${runsMarkup(runs)}</td>`)}</tr>
`,
  )}</tbody>
</table>`;
}

function runsMarkup(runs: readonly Run[]): readonly Markup[] {
  return runs.map(({ text, style, href }) => {
    const styled =
      style === "strong"
        ? html`<strong>${text}</strong>`
        : style === "open"
          ? html`<mark>${text}</mark>`
          : html`${text}`;
    return href === null ? styled : html`<a href="${href}">${styled}</a>`;
  });
}
