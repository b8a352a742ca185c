import { unknown } from "@vigie/table";
import { attributeOf } from "./attribute-of.ts";
import { groupsOf } from "./group.ts";
import type { Source } from "./source.ts";

/** Every code that a unit may hold in a dimension: those of its list, and `_U`; a group is always known. */
export function interiorCodes(source: Source, dimension: string): readonly string[] {
  if (dimension === "group") return groupsOf(source);
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return [...codes.map(({ code }) => code), unknown];
}
