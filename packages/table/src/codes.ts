/** Total over a dimension, and unknown value: codes as in SDMX. */
export const total = "_T";
export const unknown = "_U";

/** Codes of a row as one text, equal for equal codes: no code holds a vertical bar. */
export function codesKey(codes: readonly string[]): string {
  return codes.join("|");
}

/** The same of what stands before the last code: equal along one line of a table. */
export function lineKey(codes: readonly string[]): string {
  return codesKey(codes.slice(0, -1));
}

interface Coded {
  readonly codes: readonly string[];
}

/** Finds the row of a table that holds some codes, one per dimension. */
export function indexRows<Row extends Coded>(
  rows: readonly Row[],
): (codes: readonly string[]) => Row | undefined {
  const byCodes = new Map(rows.map((row) => [codesKey(row.codes), row]));
  return (codes) => byCodes.get(codesKey(codes));
}

/** Rows of a table by what stands before their last code. */
export function linesBefore<Row extends Coded>(
  rows: readonly Row[],
): (before: readonly string[]) => readonly Row[] {
  const byLine = Map.groupBy(rows, ({ codes }) => lineKey(codes));
  return (before) => byLine.get(codesKey(before)) ?? [];
}
