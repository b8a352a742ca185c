import type { Where } from "@vigie/study";

/** One value a unit: the position of its code, or the number of codes where it has none. */
export interface CodedColumn {
  readonly codes: readonly string[];
  readonly values: Uint16Array;
}

/** The units of one source and what is drawn of them so far. */
export interface Units {
  readonly size: number;
  readonly columns: ReadonlyMap<string, CodedColumn>;
}

export function emptyColumn(codes: readonly string[], size: number): CodedColumn {
  return { codes, values: new Uint16Array(size).fill(codes.length) };
}

/** The code of one unit, or null. */
export function codeAt(column: CodedColumn | undefined, unit: number): string | null {
  return column?.codes[column.values[unit] ?? column.codes.length] ?? null;
}

/** The units that share the codes of some attributes. */
export interface Cells {
  /** One a unit: the position of its cell in `codes`, or `outside`. */
  readonly of: Uint32Array;
  readonly sizes: readonly number[];
  /** One a cell: its code by attribute, null where it has none. */
  readonly codes: readonly ReadonlyMap<string, string | null>[];
}

export const outside = 0xffffffff;

/**
 * Sorts units by the codes of some attributes; cells without a unit do not appear.
 * @param within units that it keeps; the others are `outside`
 */
export function cellsOf(units: Units, attributes: readonly string[], within: Where): Cells {
  const { size } = units;
  const keys = attributes.map((name) => columnNamed(units, name));
  const isWithin = unitsWithin(units, within);
  const positions = new Map<number, number>();
  const of = new Uint32Array(size).fill(outside);
  const sizes: number[] = [];
  const codes: ReadonlyMap<string, string | null>[] = [];
  for (let unit = 0; unit < size; unit += 1) {
    if (isWithin[unit] === 0) continue;
    let key = 0;
    for (const { codes: keyCodes, values } of keys) key = key * (keyCodes.length + 1) + (values[unit] ?? 0);
    let position = positions.get(key);
    if (position === undefined) {
      position = sizes.push(0) - 1;
      positions.set(key, position);
      codes.push(new Map(attributes.map((name) => [name, codeAt(units.columns.get(name), unit)])));
    }
    of[unit] = position;
    sizes[position] = (sizes[position] ?? 0) + 1;
  }
  return { of, sizes, codes };
}

function columnNamed(units: Units, name: string): CodedColumn {
  const column = units.columns.get(name);
  if (!column) throw new RangeError(`${name} is not drawn yet`);
  return column;
}

/** 1 for the units that fit every condition. */
function unitsWithin(units: Units, within: Where): Uint8Array {
  const isWithin = new Uint8Array(units.size).fill(1);
  for (const [name, allowed] of within) {
    const { codes, values } = columnNamed(units, name);
    const fits = [...codes.map((code) => allowed.includes(code)), false];
    for (let unit = 0; unit < isWithin.length; unit += 1)
      if (!fits[values[unit] ?? codes.length]) isWithin[unit] = 0;
  }
  return isWithin;
}
