import type { Table } from "@vigie/engine";
import type { Source } from "@vigie/study";
import { subgroupGroup } from "./system/recodings.ts";
import { type Merging, mergeCategories } from "./treatments/merge.ts";

/**
 * Gathers, group by group, the subgroups that hold 1 to `min` − 1 units somewhere in the table, then the next
 * smallest ones while what was gathered is itself under `min`: `_O.<group>` after each group's kept subgroups. Those
 * without a channel are a group each, and stay. Methods, section 1.
 * @param table `subgroup` is one of its dimensions, whichever
 */
export function mergeRare(table: Table, source: Source, min: number): Merging {
  const codes = table.dimensions.find(({ name }) => name === "subgroup")?.codes ?? [];
  const parents = new Map(
    codes.flatMap((code) => {
      const group = subgroupGroup(code, source);
      return group === null || group === code ? [] : [[code, group] as const];
    }),
  );
  return mergeCategories(table, "subgroup", { parents, min });
}
