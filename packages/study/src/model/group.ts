import { type Group, groups } from "@vigie/table";
import en from "../../words/groups.en.json" with { type: "json" };
import fr from "../../words/groups.fr.json" with { type: "json" };
import { type Code, plainCode } from "./code.ts";
import type { Source } from "./source.ts";
import type { Text } from "./text.ts";

/** Messages of the groups: where a language file translates them too. */
export const groupCatalogues = { fr, en };

export const groupCodes: readonly Code[] = groups.map((code) => plainCode(code, groupLabel(code)));

export function groupLabel(group: Group): Text {
  return { fr: fr[`group.${group}`], en: en[`group.${group}`] };
}

/** The groups that a unit may be in, by the families of the channels that are declared and whether some contacts are routine. */
export function groupsOf({ contacts }: Pick<Source, "contacts">): readonly Group[] {
  const families = new Set([...(contacts?.channels.values() ?? [])].map(({ family }) => family));
  const [isDigital, isElsewhere] = [
    families.has("digital"),
    families.has("direct") || families.has("material"),
  ];
  const possible: Readonly<Record<Group, boolean>> = {
    digital: isDigital,
    mixed: isDigital && isElsewhere,
    direct: isElsewhere,
    routine_only: (contacts?.routine.length ?? 0) > 0,
    none: true,
  };
  return groups.filter((group) => possible[group]);
}
