import type { Table } from "@vigie/engine";

export interface Merging {
  readonly table: Table;
  /** Codes that were gathered. */
  readonly merged: number;
}

/**
 * Gathers the codes of one dimension that are rare somewhere in the table, among those with the same parent, as
 * `_O.<parent>` (`_O` without one) after the last of them, with the next rarest while what is gathered is itself rare.
 * Where no code of a parent is left, the parent alone stands.
 * @param parents of each code that may be gathered; null at the top
 */
export function mergeCategories(
  table: Table,
  dimension: string,
  { parents, min }: { readonly parents: ReadonlyMap<string, string | null>; readonly min: number },
): Merging {
  const at = table.dimensions.findIndex(({ name }) => name === dimension);
  const codes = table.dimensions[at]?.codes ?? [];
  const isParent = new Set([...parents.values()]);
  const leaves = codes.filter((code) => parents.has(code) && !isParent.has(code));
  const counts = (code: string) =>
    table.rows.filter((row) => row.codes[at] === code).map(({ count }) => count);
  const gathered = new Map<string, string>();
  for (const [parent, siblings] of Map.groupBy(leaves, (code) => parents.get(code) ?? null))
    for (const code of gather(siblings, counts, min))
      gathered.set(code, parent === null ? "_O" : `_O.${parent}`);
  if (gathered.size === 0) return { table, merged: 0 };
  const shown = (code: string) => !isAlone(code, codes, { gathered, parents });
  return { table: renamed(table, at, { gathered, shown, parents }), merged: gathered.size };
}

function gather(
  siblings: readonly string[],
  counts: (code: string) => readonly number[],
  min: number,
): readonly string[] {
  const isRare = (list: readonly number[]) => list.some((count) => count > 0 && count < min);
  const together = (codes: readonly string[]) =>
    codes.map(counts).reduce((sums, list) => list.map((count, row) => count + (sums[row] ?? 0)), []);
  const size = (code: string) => counts(code).reduce((max, count) => Math.max(max, count), 0);
  const rare = siblings.filter((code) => isRare(counts(code)));
  const others = siblings.filter((code) => !rare.includes(code)).toSorted((a, b) => size(a) - size(b));
  while (rare.length === 1 || isRare(together(rare))) {
    const next = others.shift();
    if (next === undefined) break;
    rare.push(next);
  }
  return rare;
}

/** What gathers all the children of a parent is that parent. */
function isAlone(
  code: string,
  codes: readonly string[],
  {
    gathered,
    parents,
  }: { gathered: ReadonlyMap<string, string>; parents: ReadonlyMap<string, string | null> },
): boolean {
  const parent = code.startsWith("_O.") ? code.slice(3) : null;
  if (parent === null || !codes.includes(parent)) return false;
  return codes.every((child) => parents.get(child) !== parent || gathered.has(child));
}

function renamed(
  table: Table,
  at: number,
  {
    gathered,
    shown,
    parents,
  }: {
    gathered: ReadonlyMap<string, string>;
    shown: (code: string) => boolean;
    parents: ReadonlyMap<string, string | null>;
  },
): Table {
  const named = (code: string) => gathered.get(code) ?? code;
  const isKept = (code: string) => named(code) === code || shown(named(code));
  const codesOf = (codes: readonly string[]) => {
    const last = new Map(codes.map((code) => [parents.get(code), code]));
    const gatheredAfter = (code: string) =>
      [...gathered].find(([one]) => last.get(parents.get(one)) === code)?.[1] ?? null;
    return codes.flatMap((code) => {
      const after = gatheredAfter(code);
      return [...(gathered.has(code) ? [] : [code]), ...(after !== null && shown(after) ? [after] : [])];
    });
  };
  const sums = new Map<string, { codes: readonly string[]; count: number }>();
  for (const { codes, count } of table.rows) {
    if (!isKept(codes[at] ?? "")) continue;
    const after = codes.with(at, named(codes[at] ?? ""));
    const before = sums.get(after.join(" "))?.count ?? 0;
    sums.set(after.join(" "), { codes: after, count: before + count });
  }
  const dimensions = table.dimensions.map((one, position) =>
    position === at ? { ...one, codes: codesOf(one.codes) } : one,
  );
  const order = new Map(dimensions[at]?.codes.map((code, position) => [code, position]));
  const groups = Map.groupBy(sums.values(), ({ codes }) => codes.slice(0, at).join(" "));
  const rows = [...groups.values()].flatMap((group) =>
    group.toSorted((a, b) => (order.get(a.codes[at] ?? "") ?? 0) - (order.get(b.codes[at] ?? "") ?? 0)),
  );
  return { ...table, dimensions, rows };
}
