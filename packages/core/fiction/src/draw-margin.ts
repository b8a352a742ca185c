import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { type Cells, type CodedColumn, cellsOf, emptyColumn, outside, type Units } from "./columns.ts";
import { controlledRounding } from "./controlled-rounding.ts";
import type { Distribution, FictionMargin } from "./fiction.ts";
import { fictionInputError } from "./problems.ts";

/**
 * Gives each unit a code so that every declared share is met by whole numbers, then leaves the rest to chance:
 * among units with the same codes in the margin, every arrangement is as likely.
 * @throws {VigieErrors} when the rows leave the other units a share under 0 or over 1
 */
export function drawMargin(margin: FictionMargin, units: Units, random: RandomGenerator): CodedColumn {
  const column = units.columns.get(margin.of) ?? emptyColumn(margin.codes, units.size);
  const conditions = new Set([...margin.rows.flatMap(({ at }) => [...at.keys()]), ...margin.implies.keys()]);
  const cells = cellsOf(units, [...conditions], margin.within);
  assignCodes(controlledRounding(expected(margin, cells)), { column, cells }, random);
  return column;
}

/** Expected units, one row per cell, one column per code, then those without a value. */
function expected(margin: FictionMargin, cells: Cells): readonly (readonly number[])[] {
  const shares = sharesByCell(margin, cells);
  return cells.sizes.map((size, cell) => {
    const distribution = shares[cell];
    if (!distribution) return [...margin.codes.map(() => 0), size];
    const known = size * (1 - margin.missing);
    return [...distribution.map((share) => share * known), size - known];
  });
}

/** Null for the cells whose units cannot have a value: what the attribute decides is itself unknown there. */
function sharesByCell(margin: FictionMargin, cells: Cells): readonly (Distribution | null)[] {
  const open = cells.codes.map((codes) => canHaveValue(margin, codes));
  const rows = cells.codes.map((codes, cell) =>
    open[cell] ? (margin.rows.find(({ at }) => fits(at, codes))?.shares ?? "rest") : null,
  );
  if (!rows.includes("rest")) return rows.map((row) => (row === "rest" ? null : row));
  const rest = remainder(margin, cells.sizes, rows);
  return rows.map((row) => (row === "rest" ? rest : row));
}

function canHaveValue(margin: FictionMargin, codes: ReadonlyMap<string, string | null>): boolean {
  return [...margin.implies].every(([name, map]) => {
    const code = codes.get(name) ?? null;
    return code !== null && [...map.values()].includes(code);
  });
}

function fits(at: FictionMargin["within"], codes: ReadonlyMap<string, string | null>): boolean {
  return [...at].every(([name, allowed]) => {
    const code = codes.get(name) ?? null;
    return code !== null && allowed.includes(code);
  });
}

/** What the rows leave of the total, as shares of the units of no row. */
function remainder(
  margin: FictionMargin,
  sizes: readonly number[],
  rows: readonly (Distribution | "rest" | null)[],
): Distribution {
  const { total } = margin;
  if (!total) throw fictionInputError("fiction/units-of-no-row", margin.place);
  const all = sizes.reduce((sum, size, cell) => sum + (rows[cell] === null ? 0 : size), 0);
  const left = sizes.reduce((sum, size, cell) => sum + (rows[cell] === "rest" ? size : 0), 0);
  const counts = total.map((share, code) =>
    sizes.reduce((rest, size, cell) => {
      const row = rows[cell];
      return row === null || row === "rest" ? rest : rest - size * (row?.[code] ?? 0);
    }, share * all),
  );
  // A hair under zero is what binary leaves of an exact zero.
  if (counts.some((count) => count < -1e-6))
    throw fictionInputError("fiction/impossible-remainder", margin.place);
  return counts.map((count) => Math.max(0, count) / left);
}

/** Walks the units in a random order; each takes the next code that its cell still owes. */
function assignCodes(
  quotas: readonly number[][],
  { column, cells }: { readonly column: CodedColumn; readonly cells: Cells },
  random: RandomGenerator,
): void {
  const next = new Uint16Array(cells.sizes.length);
  for (const unit of permutation(cells.of.length, random)) {
    const cell = cells.of[unit] ?? outside;
    const quota = quotas[cell];
    if (!quota) continue;
    let code = next[cell] ?? 0;
    while ((quota[code] ?? 1) === 0) code += 1;
    next[cell] = code;
    quota[code] = (quota[code] ?? 0) - 1;
    column.values[unit] = code;
  }
}

/** Puts the values in a random order, in place; every order is as likely (Fisher-Yates). */
export function shuffle(values: Uint8Array | Uint32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = uniformInt(random, 0, last);
    const lastValue = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = lastValue;
  }
}

/** The numbers 0 to `size` − 1 in a random order. */
export function permutation(size: number, random: RandomGenerator): Uint32Array {
  const values = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) values[at] = at;
  shuffle(values, random);
  return values;
}
