import type { PublishedTable } from "@vigie/bundle";
import { attributeOf, dimensionsOf, groups, type Indicator, measuresOf, type Source } from "@vigie/study";
import { total, unknown } from "../line.ts";
import { parentOfOthers } from "../others.ts";

/** Whether a table has the columns of its indicator and no code that the study does not know. */
export function isAsDeclared(table: PublishedTable, indicator: Indicator, source: Source): boolean {
  const names = ["universe", ...dimensionsOf(indicator)];
  const measures = measuresOf(indicator, source).map(({ name }) => name);
  return (
    table.measures.join() === measures.join() &&
    table.dimensions.length === names.length &&
    table.dimensions.every(
      ({ name, codes }, position) =>
        name === names[position] && codes.every((code) => isKnown(code, name, source)),
    ) &&
    table.rows.every(({ codes }) => codes.every((code, at) => table.dimensions[at]?.codes.includes(code)))
  );
}

export function isKnown(code: string, dimension: string, source: Source): boolean {
  if (dimension === "universe") return source.universes.has(code);
  if (code === total || code === unknown) return true;
  if (dimension === "group") return groups.some((group) => group === code);
  if (dimension === "subgroup")
    return (
      ["routine_only", "none", "_O.digital", "_O.mixed", "_O.direct"].includes(code) ||
      code.split("+").every((channel) => source.contacts?.channels.has(channel))
    );
  const codes = attributeOf(source, dimension)?.codes ?? [];
  const parent = parentOfOthers(code);
  return parent === null
    ? codes.some((known) => known.code === code)
    : codes.some((known) => known.parent === (parent || null));
}
