/** A table whose first column names the rows; its texts are HTML already. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `<tr>${cells.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`;
  return `<table><caption>${caption}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join("")}</tr></thead>
<tbody>${rows.map(line).join("\n")}</tbody></table>`;
}

const format = new Intl.NumberFormat("fr-FR");
const decimals = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const plural = new Intl.PluralRules("fr-FR");

export function number(value: number): string {
  return format.format(value);
}

/** To two decimals at most. */
export function decimal(value: number): string {
  return decimals.format(value);
}

export function count(value: number, one: string, other: string): string {
  return `${number(value)} ${plural.select(value) === "one" ? one : other}`;
}

export function frenchDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const said = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(date);
  return said.replace(/^1 /, "1er ");
}

export function inHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
