import { type Table, total } from "@vigie/engine";
import type { Source } from "@vigie/study";
import { subgroupGroup } from "./system/groups-of-channels.ts";
import { gatheredSets } from "./system/possible-groups.ts";
import { type Gathering, type Merging, mergeCategories } from "./treatments/merge.ts";

/**
 * Gathers, group by group, the subgroups that hold 1 to `min` − 1 units somewhere in the table, then the next
 * smallest ones while what was gathered does not hide them: `_O.<group>` after each group's kept subgroups. Those
 * without a channel are a group each, and stay. Where zeros are masked, every group gathers some, and those that nobody
 * is in have a row: else a set without a row would be known to be nobody's. Methods, section 1.
 * @param table `subgroup` is one of its dimensions, whichever
 */
export function mergeRare(
  table: Table,
  source: Source,
  {
    zeros = "published",
    ...how
  }: Pick<Gathering, "min" | "first"> & { readonly zeros?: "published" | "masked" },
): Merging {
  const codes = table.dimensions.find(({ name }) => name === "subgroup")?.codes ?? [];
  const parents = new Map(
    codes.flatMap((code) => {
      const group = subgroupGroup(code, source);
      return group === null || group === code ? [] : [[code, group] as const];
    }),
  );
  if (zeros === "published") return mergeCategories(table, "subgroup", { ...how, parents });
  const gathered = mergeCategories(table, "subgroup", { ...how, parents, always: true });
  return { ...gathered, table: withRows(gathered.table, gatheredSets(source)) };
}

/** The table with rows of nobody, before the total, for the subgroups that it has not. */
function withRows(table: Table, subgroups: readonly string[]): Table {
  const at = table.dimensions.findIndex(({ name }) => name === "subgroup");
  const added = subgroups.filter((code) => !table.dimensions[at]?.codes.includes(code));
  const before = (codes: readonly string[]) =>
    codes.flatMap((code) => (code === total ? [...added, code] : [code]));
  return {
    ...table,
    dimensions: table.dimensions.map((one, position) =>
      position === at ? { ...one, codes: before(one.codes) } : one,
    ),
    rows: withRowsBefore(table, at, added),
  };
}

/**
 * The rows of each line along a dimension stay in order: those of the lines after it are put with the line they end. A
 * universe to compare with is counted by the last dimension alone.
 */
function withRowsBefore({ dimensions, rows }: Table, at: number, added: readonly string[]): Table["rows"] {
  const lines = Map.groupBy(rows, ({ codes }) => codes.slice(0, at).join(" "));
  const [universe] = dimensions[0]?.codes ?? [];
  return [...lines.values()].flatMap((line) => {
    if (at < dimensions.length - 1 && line.some(({ codes }) => codes[0] !== universe)) return line;
    const totals = line.filter(({ codes }) => codes[at] === total);
    const others = line.filter(({ codes }) => codes[at] !== total);
    const zeros = added.flatMap((code) =>
      totals.map(({ codes }) => ({ codes: codes.with(at, code), count: 0 })),
    );
    return [...others, ...zeros, ...totals];
  });
}
