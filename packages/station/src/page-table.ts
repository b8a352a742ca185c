import { attributes, html, type Insert, type Markup } from "@vigie/documents";
import type { PageFormatter, PageMessage } from "./page-formatter.ts";

export interface Column {
  readonly head: string;
  readonly holds: "texts" | "numbers";
}

/** Columns of texts, then of numbers, by the message at the head of each. */
export function columns(
  { message }: PageFormatter,
  texts: readonly PageMessage[],
  numbers: readonly PageMessage[] = [],
): readonly Column[] {
  return [
    ...texts.map((head) => ({ head: message(head), holds: "texts" }) as const),
    ...numbers.map((head) => ({ head: message(head), holds: "numbers" }) as const),
  ];
}

/** A table whose first column names the rows; a wide one moves in its own box, reached by the keyboard. */
export function table(
  caption: string,
  heads: readonly Column[],
  rows: readonly (readonly Insert[])[],
): Markup {
  const kinds = heads.map(({ holds }) => (holds === "texts" ? attributes` class="text"` : null));
  const whole = html`<table><caption>${caption}</caption>
<thead><tr>${heads.map(({ head }, at) => html`<th scope="col"${kinds[at] ?? null}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, at) =>
        at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kinds[at] ?? null}>${cell}</td>`,
      )}</tr>
`,
  )}</tbody></table>
`;
  if (heads.length < 3) return whole;
  const wide = heads.length > 3 ? "scroll wide" : "scroll";
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
  const filled = items.filter((item) => item !== null && item !== "");
  return filled.length === 0
    ? null
    : html`<ul>
${filled.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
`;
}

/** Inserts with a comma between them. */
export function listed(inserts: readonly Insert[]): Insert {
  return inserts.map((insert, at) => [at === 0 ? null : ", ", insert]);
}
