import { attributes, html, type Insert, type Markup } from "@vigie/html";

export interface Column {
  readonly head: string;
  readonly holds: "texts" | "numbers";
}

export function texts(...heads: readonly string[]): readonly Column[] {
  return heads.map((head) => ({ head, holds: "texts" }));
}

export function numbers(...heads: readonly string[]): readonly Column[] {
  return heads.map((head) => ({ head, holds: "numbers" }));
}

/** A table whose first column names the rows; a wide one moves in its own box, reached by the keyboard. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Insert[])[],
): Markup {
  const kinds = columns.map(({ holds }) => (holds === "texts" ? attributes` class="text"` : null));
  const whole = html`<table><caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, at) => html`<th scope="col"${kinds[at] ?? null}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) =>
        at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kinds[at] ?? null}>${cell}</td>`,
      )}</tr>
`,
  )}</tbody></table>
`;
  if (columns.length < 3) return whole;
  const wide = columns.length > 3 ? "scroll wide" : "scroll";
  return html`<div class="${wide}" role="group" tabindex="0" aria-label="${caption}">${whole}</div>
`;
}

/** Paragraphs, without the empty ones. */
export function paragraphs(sentences: readonly Insert[]): readonly Markup[] {
  return sentences
    .filter((sentence) => sentence !== null && sentence !== "")
    .map(
      (sentence) => html`<p>${sentence}</p>
`,
    );
}

/** A list, without its empty items; nothing where all are. */
export function list(items: readonly Insert[]): Markup | null {
  const kept = items.filter((item) => item !== null && item !== "");
  return kept.length === 0
    ? null
    : html`<ul>
${kept.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
`;
}

/** Inserts with a comma between them. */
export function listed(inserts: readonly Insert[]): Insert {
  return inserts.map((insert, at) => [at === 0 ? null : ", ", insert]);
}
