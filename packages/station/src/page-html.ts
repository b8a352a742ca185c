/** A table whose first column names the rows; its texts are HTML already. A wide one is moved across by itself. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const column = (at: number) =>
    at > 0 && rows.some((cells) => isNumber(cells[at] ?? "") && cells[at] !== "") ? ' class="number"' : "";
  const line = (cells: readonly string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td${column(at)}>${cell}</td>`)).join("")}</tr>`;
  const whole = `<table><caption>${caption}</caption>
<thead><tr>${head.map((cell, at) => `<th scope="col"${at === 0 ? "" : column(at)}>${cell}</th>`).join("")}</tr></thead>
<tbody>${rows.map(line).join("\n")}</tbody></table>`;
  return head.length < 4
    ? whole
    : `<div class="wide" role="region" tabindex="0" aria-label="${caption}">${whole}</div>`;
}

function isNumber(cell: string): boolean {
  return /^[+\u2212\d.,\s%]*$/.test(cell);
}

/** Paragraphs or items of a list, without the empty ones. */
export function each(element: "p" | "li", texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .map((text) => `<${element}>${text}</${element}>`)
    .join("\n");
}

export function inHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
