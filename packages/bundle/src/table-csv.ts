import type { PublishedRow, PublishedTable } from "./bundle.ts";

/** Tidy CSV of a table: codes, then `count`, empty where masked; UTF-8, commas, LF, no quoting by construction. */
export function tableCsv(table: PublishedTable): string {
  const header = [...table.dimensions.map((dimension) => dimension.name), "count"];
  const lines = table.rows.map(({ codes, count }) => [...codes, count === null ? "" : String(count)]);
  return `${[header, ...lines].map((cells) => cells.join(",")).join("\n")}\n`;
}

/**
 * Reads it back; anything that `tableCsv` would not have written is refused.
 * @returns null where the text is not the table announced: other columns, an unlisted code, a row twice or out
 * of order, a count that is not a whole number
 */
export function readTableCsv(
  text: string,
  announced: Pick<PublishedTable, "indicator" | "dimensions">,
): PublishedTable | null {
  const lines = text.split("\n");
  if (lines.pop() !== "") return null;
  const header = lines.shift();
  if (header !== [...announced.dimensions.map((dimension) => dimension.name), "count"].join(",")) return null;

  const ranks = announced.dimensions.map(
    ({ codes }) => new Map(codes.map((code, rank) => [code, rank] as const)),
  );
  const rows: PublishedRow[] = [];
  let before: readonly number[] | null = null;
  for (const line of lines) {
    const cells = line.split(",");
    const count = cells.pop();
    if (count === undefined || !/^(?:|0|[1-9]\d{0,14})$/.test(count) || cells.length !== ranks.length)
      return null;
    const place = cells.map((code, at) => ranks[at]?.get(code) ?? -1);
    if (place.includes(-1) || (before !== null && !isBefore(before, place))) return null;
    before = place;
    rows.push({ codes: cells, count: count === "" ? null : Number(count) });
  }
  return { ...announced, rows };
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((rank, position) => rank !== b[position]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
