import type { DocumentBlock, Run } from "@vigie/files";
import { html, type Markup } from "@vigie/html";

/** The blocks of a paper on a page; a table has a name of its own, read aloud by who moves to it. */
export function blocksMarkup(blocks: readonly DocumentBlock[], tableName: string): readonly Markup[] {
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
        return html`<div class="scroll" role="group" aria-label="${tableName}" tabindex="0"><table>
<thead><tr>${block.head.map((runs) => html`<th scope="col">${runsMarkup(runs)}</th>`)}</tr></thead>
<tbody>${block.rows.map(
          ([
            first = [],
            ...others
          ]) => html`<tr><th scope="row">${runsMarkup(first)}</th>${others.map((runs) => html`<td>${runsMarkup(runs)}</td>`)}</tr>
`,
        )}</tbody>
</table></div>
`;
      default:
        return block satisfies never;
    }
  });
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
