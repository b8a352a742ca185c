import { rowCodes, rowCount } from "./lines.ts";
import type { ReleasedRow, ReleasedTable } from "./table.ts";

/**
 * Tidy CSV of a table: codes, `count`, `status` (`small` where the count is hidden, else empty), then its measures, at
 * six decimals at most; UTF-8, commas, LF, no quoting by construction.
 * @throws {RangeError} for a number that `readTableCsv` would refuse
 */
export function tableCsv(table: ReleasedTable): string {
  const lines = table.rows.map(({ codes, count, values }) =>
    [
      ...codes,
      ...(count === null ? ["", small] : [writtenCount(count), ""]),
      ...values.map((value) => (value === null ? "" : writtenMeasure(value))),
    ].join(","),
  );
  return `${[headerOf(table).join(","), ...lines].join("\n")}\n`;
}

/**
 * Reads it back; anything that `tableCsv` would not have written is refused.
 * @returns null where the text is not the table announced: other columns, an unlisted code, a row twice or out
 * of order or missing, a count that is not a whole number, a status that its count contradicts, a measure that is not
 * a number or stands beside a hidden count
 */
export function readTableCsv(
  text: string,
  announced: Pick<ReleasedTable, "name" | "indicator" | "dimensions" | "measures">,
): ReleasedTable | null {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.shift() !== headerOf(announced).join(",")) return null;
  if (lines.length !== rowCount(announced.dimensions)) return null;
  const rows: ReleasedRow[] = [];
  for (const codes of rowCodes(announced.dimensions)) {
    const line = lines[rows.length] ?? "";
    const before = `${codes.join(",")},`;
    if (!line.startsWith(before)) return null;
    const [count = "", status, ...values] = line.slice(before.length).split(",");
    if (values.length !== announced.measures.length) return null;
    const isHidden = status === small && count === "" && values.every((value) => value === "");
    const isShown = status === "" && countPattern.test(count) && values.every(isMeasure);
    if (!isHidden && !isShown) return null;
    rows.push({ codes, count: read(count), values: values.map(read) });
  }
  return { ...announced, rows };
}

/** The one value of `status`: the count is under the smallest one shown. */
const small = "small";

function headerOf({
  dimensions,
  measures,
}: Pick<ReleasedTable, "dimensions" | "measures">): readonly string[] {
  return [...dimensions.map(({ name }) => name), "count", "status", ...measures];
}

const countPattern = /^(?:0|[1-9]\d{0,14})$/;

function writtenCount(count: number): string {
  const text = String(count);
  if (!countPattern.test(text)) throw new RangeError("a count is a whole number under 10^15");
  return text;
}

const measurePattern = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?$/;

function writtenMeasure(value: number): string {
  const text = String(Number(value.toFixed(6)));
  if (!isMeasure(text)) throw new RangeError("a measure is a finite number under 10^15");
  return text;
}

/** Empty, or the one text of a number: neither "-0" nor digits that a number of JavaScript does not hold. */
function isMeasure(text: string): boolean {
  return text === "" || (measurePattern.test(text) && String(Number(text)) === text);
}

function read(text: string): number | null {
  return text === "" ? null : Number(text);
}
