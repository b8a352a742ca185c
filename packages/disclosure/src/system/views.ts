import { type Dimension, total, unknown } from "@vigie/engine";
import type { Code, Source } from "@vigie/study";
import { subgroupGroup } from "./groups-of-channels.ts";
import { possibleGroups } from "./possible-groups.ts";
import type { View } from "./structure.ts";

/** Gathers rare codes: `_O.<parent>` those of one parent, `_O` those without one. The code of SDMX for others. */
const others = "_O";
export const isGathering = (code: string) => code === others || code.startsWith(`${others}.`);

/** Leaf codes of a field, from the codes that tables show of it: those that hold no other of them. */
export function leavesOf(name: string, shown: ReadonlySet<string>, source: Source): readonly string[] {
  const codes = [...shown].filter((code) => code !== total && (name !== "group" || isHeld(code, source)));
  const declared = source.attributes.get(name)?.codes.map(({ code }) => code) ?? [];
  // What was gathered is told apart by the study; of sets of channels, only by the tables that show them.
  const all =
    declared.length > 0 && codes.some(isGathering)
      ? [...new Set([...declared, ...codes.filter((code) => !isGathering(code))])]
      : codes;
  const parents = parentsOf(name, source);
  return all.filter((code) => !all.some((other) => isUnder(other, code, parents)));
}

/** What each code of one table's dimension gathers: a leaf itself, a parent its children, `_O` what is not shown. */
export function viewOf(
  { name, codes }: Dimension,
  leaves: readonly string[],
  { source, sensitive }: { readonly source: Source; readonly sensitive: boolean },
): View {
  const parents = parentsOf(name, source);
  const under = (code: string) => leaves.filter((leaf) => leaf === code || isUnder(leaf, code, parents));
  const plain = codes.filter((code) => code !== total && !isGathering(code));
  const own = new Set(plain.filter((code) => leaves.includes(code)));
  const above = (leaf: string) =>
    name === "subgroup" ? subgroupGroup(leaf, source) : (parents.get(leaf) ?? null);
  const gathered = (code: string) =>
    leaves.filter(
      (leaf) =>
        leaf === code ||
        (leaf !== unknown && !own.has(leaf) && above(leaf) === (code === others ? null : code.slice(3))),
    );
  return {
    field: name,
    sensitive,
    members: new Map([
      ...plain.map((code) => [code, under(code)] as const),
      ...codes.filter(isGathering).map((code) => [code, gathered(code)] as const),
      [total, leaves] as const,
    ]),
  };
}

/** Nobody is in a group that the source cannot make: its row is known to be 0. */
const isHeld = (group: string, source: Source) => possibleGroups(source).some((one) => one === group);

function parentsOf(name: string, source: Source): ReadonlyMap<string, Code["parent"]> {
  return new Map(source.attributes.get(name)?.codes.map(({ code, parent }) => [code, parent]));
}

function isUnder(code: string, above: string, parents: ReadonlyMap<string, Code["parent"]>): boolean {
  for (let at = parents.get(code) ?? null; at !== null; at = parents.get(at) ?? null)
    if (at === above) return true;
  return false;
}
