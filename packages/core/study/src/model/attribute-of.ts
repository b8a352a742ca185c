import { unknown } from "@vigie/table";
import { flagCodes } from "./code.ts";
import { groupCodes, groupsOf } from "./group.ts";
import type { Attribute, Source } from "./source.ts";

/** An attribute as the tables show it, whatever it comes from. */
export type DescribedAttribute = Omit<Attribute, "origin">;

export const groupAttribute: DescribedAttribute = {
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
 * The attribute of a source that has this name: `group` and `subgroup` included where it has contacts, `answer`
 * where it has questions of several answers; null where it has none such.
 */
export function attributeOf(source: Source, name: string): DescribedAttribute | null {
  if (source.contacts !== null && name === "group") return groupOf(source);
  if (source.contacts !== null && name === "subgroup") return subgroup;
  if (source.multiples.size > 0 && name === "answer") return answerOf(source);
  return source.attributes.get(name) ?? null;
}

/** Every code that a unit may hold in a dimension: those of its list, and `_U`; a group is always known. */
export function interiorCodes(source: Source, dimension: string): readonly string[] {
  if (dimension === "group") return groupsOf(source);
  const codes = attributeOf(source, dimension)?.codes ?? [];
  return [...codes.map(({ code }) => code), unknown];
}

/** Without the groups that nobody can be in. */
function groupOf(source: Source): DescribedAttribute {
  const possible: ReadonlySet<string> = new Set(groupsOf(source));
  return { ...groupAttribute, codes: groupCodes.filter(({ code }) => possible.has(code)) };
}

/** Whether an item was given: yes, no, and the reasons for no answer of every question of several answers. */
function answerOf({ attributes, multiples }: Source): DescribedAttribute {
  const flags = [...multiples.values()].flatMap(({ items }) => [...items.values()]);
  const codes = flags.flatMap((flag) => attributes.get(flag)?.codes ?? flagCodes);
  return {
    id: "answer",
    label: { fr: "Réponse", en: "Answer" },
    type: "flag",
    codes: [...new Map(codes.map((code) => [code.code, code])).values()],
    ordered: true,
  };
}
