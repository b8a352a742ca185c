import { type Group, groups } from "@vigie/table";
import en from "../words/groups.en.json" with { type: "json" };
import fr from "../words/groups.fr.json" with { type: "json" };
import { plainCode } from "./plain-code.ts";
import type { Source } from "./source.ts";
import type { Code, Text } from "./study.ts";

/** Messages of the groups: where a language file translates them too. */
export const groupCatalogues = { fr, en };

export const groupCodes: readonly Code[] = groups.map((code) => plainCode(code, groupLabel(code)));

export function groupLabel(group: Group): Text {
  return { fr: fr[`group.${group}`], en: en[`group.${group}`] };
}

/** The groups that a unit may be in: nobody has routine contacts alone where the study sets none aside. */
export function groupsOf({ contacts }: Pick<Source, "contacts">): readonly Group[] {
  const hasRoutine = (contacts?.routine.length ?? 0) > 0;
  return groups.filter((group) => group !== "routine_only" || hasRoutine);
}
