import { type Group, groupOfOthers, groups, isChannelless, membersOf } from "@vigie/table";
import { type Language, listOf } from "@vigie/words";
import en from "../../words/groups.en.json" with { type: "json" };
import fr from "../../words/groups.fr.json" with { type: "json" };
import { type Code, plainCode } from "./code.ts";
import type { Source } from "./source.ts";
import { type Text, textIn } from "./text.ts";

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

/**
 * What a subgroup's code says: the labels of its channels, « Guichet et courriel » for `desk+email`. The code
 * itself where it is none of this source.
 */
export function subgroupLabel(source: Source, code: string): Text {
  const gathered = groupOfOthers(code);
  if (gathered !== null) {
    const { fr, en = fr } = groupLabel(gathered);
    return { fr: `Autres combinaisons (${inside(fr)})`, en: `Other combinations (${inside(en)})` };
  }
  if (isChannelless(code)) return groupLabel(code);
  const channels = membersOf(code).map((channel) => source.contacts?.channels.get(channel)?.label);
  const known = channels.filter((label) => label !== undefined);
  if (known.length < channels.length) return { fr: code };
  const listedIn = (language: Language) =>
    listed(
      known.map((label) => textIn(label, language)),
      language,
    );
  return { fr: listedIn("fr"), en: listedIn("en") };
}

function listed(labels: readonly string[], language: Language): string {
  const [first = "", ...rest] = labels;
  return listOf([first, ...rest.map(inside)], language);
}

/** A label inside a sentence: without its capital, unless it starts with an acronym. */
function inside(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}
