import type { Contacts, Source } from "@vigie/study";
import type { Relation } from "./structure.ts";

type Fields = ReadonlyMap<string, readonly string[]>;

/** A subgroup decides its group; what gathers the rare ones of a group is named `_O.<group>`. */
export function groupRelation({ contacts }: Source, fields: Fields): readonly Relation[] {
  const [subgroups, groups] = [fields.get("subgroup"), fields.get("group")];
  if (contacts === null || subgroups === undefined || groups === undefined) return [];
  const pairs = subgroups.map((subgroup) => [subgroup, groupOf(subgroup, contacts)] as const);
  return [{ fields: ["subgroup", "group"], pairs }];
}

function groupOf(subgroup: string, { channels }: Contacts): string {
  if (subgroup.startsWith("_O.")) return subgroup.slice(3);
  const families = subgroup.split("+").map((channel) => channels.get(channel)?.family);
  if (families.includes(undefined)) return subgroup;
  const digital = families.includes("digital");
  const elsewhere = families.includes("direct") || families.includes("material");
  return digital && elsewhere ? "mixed" : digital ? "digital" : "direct";
}

/** The group that a set of channels is in; null where the source has no contacts. */
export function subgroupGroup(subgroup: string, { contacts }: Source): string | null {
  return contacts === null ? null : groupOf(subgroup, contacts);
}
