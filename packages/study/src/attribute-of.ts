import { groupCodes } from "./group.ts";
import type { Attribute, Source } from "./study.ts";

/** An attribute as the tables show it, whatever it comes from. */
export type DescribedAttribute = Omit<Attribute, "origin">;

const group: DescribedAttribute = {
  id: "group",
  label: { fr: "Groupe d’usage", en: "Group" },
  type: "code",
  codes: groupCodes,
  ordered: true,
};

/** Its codes are open: `subgroupLabel` says what each means. */
const subgroup: DescribedAttribute = {
  id: "subgroup",
  label: { fr: "Canaux utilisés", en: "Channels used" },
  type: "code",
  codes: [],
  ordered: false,
};

/**
 * The attribute of a source that has this name, `group` and `subgroup` included where it has contacts; null
 * where it has none such.
 */
export function attributeOf(source: Source, name: string): DescribedAttribute | null {
  if (source.contacts !== null && name === "group") return group;
  if (source.contacts !== null && name === "subgroup") return subgroup;
  return source.attributes.get(name) ?? null;
}
