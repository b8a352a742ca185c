import type { TextRow } from "../text-row.ts";
import { joinedHeader } from "./joined-header.ts";
import { looksLikeValue } from "./looks-like-value.ts";

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
