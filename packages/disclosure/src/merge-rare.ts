import { type Row, type Table, total } from "@vigie/engine";
import type { Contacts } from "@vigie/study";

/** Gathers the rare subgroups of one group; `_O` is SDMX's code for others. */
const others = { digital: "_O.digital", mixed: "_O.mixed", direct: "_O.direct" } as const;
type SubgroupedGroup = keyof typeof others;

/**
 * Gathers, group by group, the subgroups that hold 1 to `min` − 1 units somewhere in the table, then the next
 * smallest ones while what was gathered is itself under `min`. Methods, section 1.
 * @param table its last dimension is `subgroup`
 * @returns the table with `_O.<group>` after each group's kept subgroups, and how many were gathered
 * @throws {RangeError} when the last dimension is not `subgroup`
 */
export function mergeRare(
  table: Table,
  contacts: Contacts,
  min: number,
): { readonly table: Table; readonly merged: number } {
  const position = table.dimensions.length - 1;
  const dimension = table.dimensions[position];
  if (dimension?.name !== "subgroup") throw new RangeError("the last dimension is not `subgroup`");

  const counts = countsByCode(table.rows, position);
  const target = new Map<string, string>();
  for (const group of ["digital", "mixed", "direct"] as const) {
    const own = dimension.codes.filter((code) => groupOf(code, contacts) === group);
    for (const code of rareCodes(own, counts, min)) target.set(code, others[group]);
  }
  if (target.size === 0) return { table, merged: 0 };

  const codes = codesAfter(dimension.codes, target, contacts);
  return {
    table: {
      indicator: table.indicator,
      dimensions: table.dimensions.with(position, { name: dimension.name, codes }),
      rows: rowsAfter(table.rows, target, codes),
    },
    merged: target.size,
  };
}

/** Counts of each code wherever the rest of the row says: one number a combination of the other dimensions. */
function countsByCode(rows: readonly Row[], position: number): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, number[]>();
  for (const row of rows) {
    const code = row.codes[position] ?? total;
    const list = counts.get(code) ?? [];
    list.push(row.count);
    counts.set(code, list);
  }
  return counts;
}

/** The group of a set of channels joined by `+`; null for the empty set, `_U` and `_T`. */
function groupOf(subgroup: string, contacts: Contacts): SubgroupedGroup | null {
  const used = subgroup.split("+").map((channel) => contacts.channels.get(channel)?.family);
  if (used.includes(undefined)) return null;
  const digital = used.includes("digital");
  const elsewhere = used.includes("direct") || used.includes("material");
  if (digital && elsewhere) return "mixed";
  return digital ? "digital" : "direct";
}

function rareCodes(
  codes: readonly string[],
  counts: ReadonlyMap<string, readonly number[]>,
  min: number,
): ReadonlySet<string> {
  const small = (list: readonly number[]) => list.some((count) => count > 0 && count < min);
  const sizes = new Map(codes.map((code) => [code, counts.get(code) ?? []] as const));
  const rare = new Set(codes.filter((code) => small(sizes.get(code) ?? [])));
  const rest = codes
    .filter((code) => !rare.has(code))
    .toSorted((a, b) => Math.max(...(sizes.get(a) ?? [])) - Math.max(...(sizes.get(b) ?? [])));
  while (small(sums([...rare].map((code) => sizes.get(code) ?? [])))) {
    const next = rest.shift();
    if (next === undefined) break;
    rare.add(next);
  }
  return rare;
}

function sums(lists: readonly (readonly number[])[]): readonly number[] {
  const length = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length }, (_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0));
}

function codesAfter(
  codes: readonly string[],
  target: ReadonlyMap<string, string>,
  contacts: Contacts,
): readonly string[] {
  const after: string[] = [];
  let previous: SubgroupedGroup | null = null;
  const closeGroup = (group: SubgroupedGroup | null) => {
    if (group !== null && [...target.values()].includes(others[group])) after.push(others[group]);
  };
  for (const code of codes) {
    const group = groupOf(code, contacts);
    if (group !== previous) closeGroup(previous);
    previous = group;
    if (!target.has(code)) after.push(code);
  }
  closeGroup(previous);
  return after;
}

function rowsAfter(
  rows: readonly Row[],
  target: ReadonlyMap<string, string>,
  codes: readonly string[],
): readonly Row[] {
  const byOthers = new Map<
    string,
    { readonly before: readonly string[]; readonly counts: Map<string, number> }
  >();
  for (const row of rows) {
    const before = row.codes.slice(0, -1);
    const key = before.join("|");
    const line = byOthers.get(key) ?? { before, counts: new Map<string, number>() };
    const code = row.codes.at(-1) ?? total;
    const merged = target.get(code) ?? code;
    line.counts.set(merged, (line.counts.get(merged) ?? 0) + row.count);
    byOthers.set(key, line);
  }
  return [...byOthers.values()].flatMap(({ before, counts }) =>
    codes.flatMap((code) => {
      const count = counts.get(code);
      return count === undefined ? [] : [{ codes: [...before, code], count }];
    }),
  );
}
