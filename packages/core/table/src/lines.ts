import { total } from "./codes.ts";
import type { ReleasedRow, ReleasedTable } from "./table.ts";

type Dimensions = ReleasedTable["dimensions"];

/** Number of rows of a table; may exceed 2^53 where the dimensions come from a hostile file. */
export function rowCount([universes, ...others]: Dimensions): number {
  const all = others.reduce((product, { codes }) => product * codes.length, 1);
  return all + ((universes?.codes.length ?? 1) - 1) * (others.at(-1)?.codes.length ?? 1);
}

/**
 * The codes of each row of a table, in order: of its first universe, every combination of codes; of the one compared
 * with, every code of the last dimension, at the total of the others.
 */
export function* rowCodes([universes, ...others]: Dimensions): Generator<readonly string[]> {
  const [first = "", ...compared] = universes?.codes ?? [];
  yield* combinations(first, others);
  const margin = others.slice(1).map(() => total);
  for (const universe of compared)
    for (const code of others.at(-1)?.codes ?? []) yield [universe, ...margin, code];
}

/** Iterative: one generator per dimension, nested, would double the cost of a row. */
function* combinations(universe: string, dimensions: Dimensions): Generator<readonly string[]> {
  const count = dimensions.reduce((product, { codes }) => product * codes.length, 1);
  for (let row = 0; row < count; row++) {
    const found = [universe, ...dimensions.map(() => "")];
    let rest = row;
    for (let at = dimensions.length - 1; at >= 0; at--) {
      const { codes = [] } = dimensions[at] ?? {};
      found[at + 1] = codes[rest % codes.length] ?? "";
      rest = Math.floor(rest / codes.length);
    }
    yield found;
  }
}

/** Rows of a table that differ by the code of one dimension, which has a total. */
export interface LineRows {
  readonly total: ReleasedRow;
  readonly parts: readonly ReleasedRow[];
}

/** Every line of a table along which counts add up; items of a question with several answers have no total. */
export function* linesOf({ dimensions, rows }: ReleasedTable): Generator<LineRows> {
  const sizes = dimensions.slice(1).map(({ codes }) => codes.length);
  const all = sizes.reduce((product, size) => product * size, 1);
  const last = sizes.at(-1) ?? 1;
  for (const [at, size] of sizes.entries()) {
    if (!dimensions[at + 1]?.codes.includes(total)) continue;
    const stride = sizes.slice(at + 1).reduce((product, length) => product * length, 1);
    for (let start = 0; start < all; start += stride * size)
      for (let from = start; from < start + stride; from++) yield line(rows, { from, stride, size, at });
  }
  if (!dimensions.at(-1)?.codes.includes(total)) return;
  for (let from = all; from < rows.length; from += last)
    yield line(rows, { from, stride: 1, size: last, at: sizes.length - 1 });
}

function line(
  rows: readonly ReleasedRow[],
  {
    from,
    stride,
    size,
    at,
  }: { readonly from: number; readonly stride: number; readonly size: number; readonly at: number },
): LineRows {
  const lineRows = Array.from({ length: size }, (_, step) => rows[from + step * stride]);
  const known = lineRows.filter((row) => row !== undefined);
  const [whole, ...more] = known.filter(({ codes }) => codes[at + 1] === total);
  if (whole === undefined || more.length > 0) throw new RangeError("a table without some of its rows");
  return { total: whole, parts: known.filter((row) => row !== whole) };
}
