import type { Contacts } from "@vigie/study";

/** Motives with which a contact by this channel follows no routine rule; null where every contact follows one. */
export function freeMotives({ routine, motives }: Contacts, channel: string): readonly string[] | null {
  const rules = routine.filter((rule) => rule.channels === null || rule.channels.has(channel));
  if (rules.some((rule) => rule.motives === null)) return null;
  return [...(motives?.keys() ?? [])].filter((motive) => !rules.some((rule) => rule.motives?.has(motive)));
}
