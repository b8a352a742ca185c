import { groupLabel, isGroup } from "./group.ts";
import type { Contacts, Source } from "./source.ts";
import type { Language, Text } from "./study.ts";

/** Between the channels of a subgroup's code, which stand in the order of the code list. */
const joint = "+";
/** Before the group whose rare subgroups are merged: `_O.mixed`. */
const others = "_O.";

/**
 * What a subgroup's code says: the labels of its channels, « Guichet et courriel » for `desk+email`. The code
 * itself where it is none of this source.
 */
export function subgroupLabel(source: Source, code: string): Text {
  if (code.startsWith(others)) {
    const group = code.slice(others.length);
    if (!isGroup(group)) return { fr: code };
    const { fr, en = fr } = groupLabel(group);
    return { fr: `Autres combinaisons (${inside(fr)})`, en: `Other combinations (${inside(en)})` };
  }
  if (code === "none" || code === "routine_only") return groupLabel(code);
  const channels = code.split(joint).map((channel) => source.contacts?.channels.get(channel)?.label);
  const known = channels.filter((label) => label !== undefined);
  if (known.length < channels.length) return { fr: code };
  return {
    fr: listed(
      known.map(({ fr }) => fr),
      "fr",
    ),
    en: listed(
      known.map(({ fr, en = fr }) => en),
      "en",
    ),
  };
}

/** The code of a set of channels as the tables write it, or null where one of them is no channel. */
export function subgroupCode(contacts: Contacts, channels: ReadonlySet<string>): string | null {
  const ordered = [...contacts.channels.keys()].filter((channel) => channels.has(channel));
  return ordered.length === channels.size && ordered.length > 0 ? ordered.join(joint) : null;
}

/** Subgroups without a channel bear the name of their group: no channel may be called so. */
export const channelless = ["none", "routine_only"] as const;

/** Whether tables may show this code as a subgroup. */
export function isSubgroup(contacts: Contacts, code: string): boolean {
  if (channelless.some((name) => name === code)) return true;
  if (code.startsWith(others)) return isGroup(code.slice(others.length));
  return subgroupCode(contacts, new Set(code.split(joint))) === code;
}

function listed(labels: readonly string[], language: Language): string {
  const [first = "", ...rest] = labels;
  return new Intl.ListFormat(language, { type: "conjunction" }).format([first, ...rest.map(inside)]);
}

/** A label inside a sentence: without its capital, unless it starts with an acronym. */
function inside(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}
