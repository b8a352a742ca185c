import { channelless, type Group, groups, type Source } from "@vigie/study";

/** The groups that somebody can be in: none without a channel of it, nor of routine where the study sets none aside. */
export function possibleGroups({ contacts }: Source): readonly Group[] {
  if (contacts === null) return [];
  const families = new Set([...contacts.channels.values()].map(({ family }) => family));
  const digital = families.has("digital");
  const elsewhere = families.has("direct") || families.has("material");
  const possible: Readonly<Record<Group, boolean>> = {
    digital,
    mixed: digital && elsewhere,
    direct: elsewhere,
    routine_only: contacts.routine.length > 0,
    none: true,
  };
  return groups.filter((group) => possible[group]);
}

/** What gathers the sets of channels of each of these groups; a group without a channel is a set of its own. */
export function gatheredSets(source: Source): readonly string[] {
  return possibleGroups(source).map((group) =>
    channelless.some((name) => name === group) ? group : `_O.${group}`,
  );
}
