import type { PublishedRow, PublishedTable } from "./bundle.ts";

/**
 * Tidy CSV of a table: codes, then `count`, empty where masked, then its measures; UTF-8, commas, LF, no quoting by
 * construction.
 */
export function tableCsv(table: PublishedTable): string {
  const lines = table.rows.map(({ codes, count, values }) => [...codes, ...[count, ...values].map(written)]);
  return `${[headerOf(table), ...lines].map((cells) => cells.join(",")).join("\n")}\n`;
}

/**
 * Reads it back; anything that `tableCsv` would not have written is refused.
 * @returns null where the text is not the table announced: other columns, an unlisted code, a row twice or out
 * of order or missing, a count that is not a whole number, a measure that is not a number or stands beside a masked count
 */
export function readTableCsv(
  text: string,
  announced: Pick<PublishedTable, "indicator" | "dimensions" | "measures">,
): PublishedTable | null {
  const lines = text.split("\n");
  if (lines.pop() !== "") return null;
  if (lines.shift() !== headerOf(announced).join(",")) return null;

  const ranks = announced.dimensions.map(
    ({ codes }) => new Map(codes.map((code, rank) => [code, rank] as const)),
  );
  const rows: PublishedRow[] = [];
  let before: readonly number[] | null = null;
  for (const line of lines) {
    const written = line.split(",");
    const cells = written.slice(0, ranks.length);
    const [count = "-", ...values] = written.slice(ranks.length);
    if (!/^(?:|0|[1-9]\d{0,14})$/.test(count) || values.length !== announced.measures.length) return null;
    if (!values.every((value) => (count === "" ? value === "" : measure.test(value)))) return null;
    const place = cells.map((code, at) => ranks[at]?.get(code) ?? -1);
    if (place.includes(-1) || (before !== null && !isBefore(before, place))) return null;
    before = place;
    rows.push({ codes: cells, count: read(count), values: values.map(read) });
  }
  return isWhole(rows, announced.dimensions) ? { ...announced, rows } : null;
}

/**
 * Whether a table has all its rows: of its first universe, or the one compared with, every combination of codes; of any
 * other, that or its last dimension alone. One taken away would leave a line that does not add up.
 */
function isWhole(
  rows: readonly PublishedRow[],
  [universes, ...others]: PublishedTable["dimensions"],
): boolean {
  const all = others.reduce((product, { codes }) => product * codes.length, 1);
  const margin = others.at(-1)?.codes.length ?? 1;
  const own = Map.groupBy(rows, ({ codes }) => codes[0]);
  const lengths = (universes?.codes ?? []).map((universe) => own.get(universe)?.length ?? 0);
  return lengths.includes(all) && lengths.every((length) => length === all || length === margin);
}

/** As JavaScript prints a number of six decimals at most. */
const measure = /^(?:|-?(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?)$/;

function headerOf({
  dimensions,
  measures,
}: Pick<PublishedTable, "dimensions" | "measures">): readonly string[] {
  return [...dimensions.map(({ name }) => name), "count", ...measures];
}

function written(value: number | null): string {
  return value === null ? "" : String(value);
}

function read(text: string): number | null {
  return text === "" ? null : Number(text);
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((rank, position) => rank !== b[position]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
