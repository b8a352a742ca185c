/** Rows among which a header is looked for: titles and remarks often stand above it. */
const rowsMax = 20;

/** The rows of a file among which its header is. */
export async function firstRows(rows: AsyncIterable<TextRow>): Promise<readonly TextRow[]> {
  const first: TextRow[] = [];
  for await (const row of rows) if (first.push(row) === rowsMax) break;
  return first;
}

/**
 * The line under the first that looks like the header of a file whose first is none: it names most of the columns
 * expected; else it is the second of a header on two lines, or the first of the widest ones, more than twice as wide as the
 * first, names and no values.
 * @param rows the first ones, as they stand
 * @param columns those expected; none where nobody knows them
 * @returns null where no line does
 */
export function likelyHeader(rows: readonly TextRow[], columns: readonly string[]): number | null {
  const [first, ...below] = rows;
  if (first === undefined) return null;
  const expectedColumns = [...new Set(columns)];
  const naming = below.find(
    ({ values }) =>
      expectedColumns.filter((column) => values.includes(column)).length * 2 > expectedColumns.length,
  );
  if (naming !== undefined) return naming.line;
  const second = headerOnTwoLines(rows);
  if (second !== null) return second;
  const width = Math.max(...rows.map(widthOf));
  const widest = below.find((row) => widthOf(row) === width);
  if (widest === undefined || widthOf(first) * 2 >= width || widest.values.some(looksLikeValue)) return null;
  return widest.line;
}

function widthOf({ values }: TextRow): number {
  return values.filter((text) => text.trim() !== "").length;
}

/** A number, a day, an address of e-mail: what no column is called, and no message may repeat. */
export function looksLikeValue(name: string): boolean {
  return /^[+-]?[\d\s.,/:T-]+$|@/.test(name.trim());
}

/**
 * The names of columns whose header is on two lines: a name that the second leaves empty stands above it, as merged cells
 * leave it; one that it has several times is completed by the group above, as `2023 Guichet`.
 * @param above the line just above; empty where there is none
 * @param names of the second line
 */
export function joinedHeader(above: readonly string[], names: readonly string[]): readonly string[] {
  let group = "";
  const sameNames = Map.groupBy(names, (name) => name);
  return names.map((name, at) => {
    const over = above[at]?.trim() ?? "";
    group = over || group;
    if (name.trim() === "") return over;
    return (sameNames.get(name)?.length ?? 0) > 1 && group !== "" ? `${group} ${name}` : name;
  });
}

/** Rows that must follow a header for it to be recognised. */
const rowsMin = 2;

/**
 * The second line of a header on two lines, as merged cells make it: the first names groups of columns, or the columns that
 * the second leaves empty; titles may stand above both. Null where the first lines are no such header.
 * @param rows the first ones, as they stand
 */
export function headerOnTwoLines(rows: readonly TextRow[]): number | null {
  const width = Math.max(0, ...rows.map(({ values }) => trimmed(values).findLastIndex(isFilled) + 1));
  const at = rows.findIndex(({ values }) => trimmed(values).filter(isFilled).length * 2 >= width);
  const candidates = at < 0 ? [] : [at - 1, at].filter((first) => first >= 0);
  const found = candidates.find((first) =>
    isOnTwoLines(
      rows.slice(first).map(({ values }) => values),
      width,
    ),
  );
  return found === undefined ? null : (rows[found + 1]?.line ?? null);
}

function isOnTwoLines(
  [above = [], second = [], ...below]: readonly (readonly string[])[],
  width: number,
): boolean {
  if (below.length < rowsMin || width < 2) return false;
  const groups = padded(above, width);
  const names = padded(second, width);
  const joined = joinedHeader(groups, names);
  if (joined.some((name) => name === "" || looksLikeValue(name)) || new Set(joined).size < width)
    return false;
  // A year is a group, and no name.
  const isOver =
    groups.some(looksLikeValue) || groups.some((group, at) => !isFilled(group) && isFilled(names[at] ?? ""));
  const isGrouped = new Set(groups).size < width && names.every(isFilled);
  const columns = names.map((name, at) => ({ name, values: below.map((row) => row[at]?.trim() ?? "") }));
  const isNumbered = columns.some(({ values }) => isAllOf(values.filter(isFilled), looksLikeValue));
  return (isOver && (isNumbered || columns.some(isUnlike))) || (isGrouped && isNumbered);
}

/** A name that is none of the values under it, though these repeat as codes do. */
function isUnlike({ name, values }: { readonly name: string; readonly values: readonly string[] }): boolean {
  const there = values.filter(isFilled);
  return isFilled(name) && !there.includes(name) && new Set(there).size * 2 <= there.length;
}

function isAllOf(values: readonly string[], holds: (value: string) => boolean): boolean {
  return values.length >= rowsMin && values.every(holds);
}

function padded(values: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, at) => values[at]?.trim() ?? "");
}

function trimmed(values: readonly string[]): readonly string[] {
  return values.map((value) => value.trim());
}

function isFilled(value: string): boolean {
  return value !== "";
}

/** One row of a file, whatever stands in it: no header is known yet, and rows may have different widths. */
export interface TextRow {
  /** Line of the text where it ends, or number of the row in the sheet, from 1. */
  readonly line: number;
  readonly values: readonly string[];
}
