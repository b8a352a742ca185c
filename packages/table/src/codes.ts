/** Total over a dimension, and unknown value: codes as in SDMX. */
export const total = "_T";
export const unknown = "_U";

/** Key of a row: its codes joined by a vertical bar, which no code holds. */
export function codesKey(codes: readonly string[]): string {
  return codes.join("|");
}

/** Key of the line of a row: its codes but the last. */
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

/** Finds the rows of a line of a table, by the codes before the last. */
export function linesBefore<Row extends Coded>(
  rows: readonly Row[],
): (before: readonly string[]) => readonly Row[] {
  const byLine = Map.groupBy(rows, ({ codes }) => lineKey(codes));
  return (before) => byLine.get(codesKey(before)) ?? [];
}
