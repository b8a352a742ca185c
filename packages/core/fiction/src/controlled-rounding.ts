/** One expected number that is not whole: it goes to the whole number under it, or over it. */
interface Fraction {
  readonly row: number;
  readonly column: number;
  readonly part: number;
  up: boolean;
}

/**
 * Whole numbers as near as can be to the expected ones: each differs by less than 1, each row keeps its sum, and
 * each column sum differs from the expected one by less than 1, so equals it where it is whole. With a single row
 * this is the method of largest remainders.
 * @param expected rows of one length, numbers ≥ 0; each row sums to a whole number, to 1e-6
 * @see Cox (1987), A constructive procedure for unbiased controlled rounding; a solution always exists
 */
export function controlledRounding(expected: readonly (readonly number[])[]): number[][] {
  const exact = expected.map((row) => row.map(snap));
  const sums = (exact[0] ?? []).map((_, column) => snap(sum(exact.map((row) => row[column] ?? 0))));
  // One more row takes what each column lacks to be whole, so that every margin is.
  const balanced = [...exact, sums.map((value) => snap(Math.ceil(value) - value))];
  const floors = balanced.map((row) => row.map(Math.floor));
  const rowNeeds = balanced.map((row, at) => Math.round(sum(row)) - sum(floors[at] ?? []));
  const columnNeeds = sums.map(
    (value, column) => Math.ceil(value) - sum(floors.map((row) => row[column] ?? 0)),
  );
  const fractions = fractionsOf(balanced);
  roundGreatest(fractions, rowNeeds, columnNeeds);
  while (roundThroughOthers(fractions, rowNeeds, columnNeeds));
  for (const { row, column, up } of fractions) {
    const line = floors[row];
    if (up && line) line[column] = (line[column] ?? 0) + 1;
  }
  return floors.slice(0, -1);
}

/** Sums of shares in binary fall a hair beside whole numbers. */
function snap(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : value;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The greatest first. */
function fractionsOf(rows: readonly (readonly number[])[]): Fraction[] {
  return rows
    .flatMap((row, at) =>
      row.map((value, column) => ({ row: at, column, part: value - Math.floor(value), up: false })),
    )
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part || a.row - b.row || a.column - b.column);
}

function roundGreatest(fractions: readonly Fraction[], rowNeeds: number[], columnNeeds: number[]): void {
  for (const fraction of fractions) {
    const row = rowNeeds[fraction.row] ?? 0;
    const column = columnNeeds[fraction.column] ?? 0;
    if (row === 0 || column === 0) continue;
    fraction.up = true;
    rowNeeds[fraction.row] = row - 1;
    columnNeeds[fraction.column] = column - 1;
  }
}

/**
 * Serves one row still in need by moving others: up here, down there, along the shortest chain.
 * @returns whether a row was in need
 */
function roundThroughOthers(
  fractions: readonly Fraction[],
  rowNeeds: number[],
  columnNeeds: number[],
): boolean {
  const start = rowNeeds.findIndex((need) => need > 0);
  if (start < 0) return false;
  const reachedBy = new Map<string, Fraction>();
  const waiting: { readonly side: "row" | "column"; readonly at: number }[] = [{ side: "row", at: start }];
  for (const { side, at } of waiting) {
    if (side === "column" && (columnNeeds[at] ?? 0) > 0) {
      flip(at, start, reachedBy);
      columnNeeds[at] = (columnNeeds[at] ?? 0) - 1;
      rowNeeds[start] = (rowNeeds[start] ?? 0) - 1;
      return true;
    }
    const other = side === "row" ? "column" : "row";
    for (const fraction of fractions) {
      if (fraction[side] !== at || fraction.up === (side === "row")) continue;
      const key = `${other} ${fraction[other]}`;
      if (reachedBy.has(key) || key === `row ${start}`) continue;
      reachedBy.set(key, fraction);
      waiting.push({ side: other, at: fraction[other] });
    }
  }
  throw new RangeError("every table whose margins are whole has a controlled rounding");
}

/** Follows the chain back from its last column to the row in need. */
function flip(lastColumn: number, start: number, reachedBy: ReadonlyMap<string, Fraction>): void {
  let column = lastColumn;
  for (;;) {
    const raised = reachedBy.get(`column ${column}`);
    if (!raised) return;
    raised.up = true;
    if (raised.row === start) return;
    const lowered = reachedBy.get(`row ${raised.row}`);
    if (!lowered) return;
    lowered.up = false;
    column = lowered.column;
  }
}
