import type { Path } from "@vigie/study";
import { membersOf } from "@vigie/table";
import { type FictionContacts, type SetAside, setAsideReasons, type Weighted } from "./fiction.ts";
import type { PerChannelText } from "./fiction-file.ts";
import { checkNumbers, isRoutine, resolveRoutine } from "./resolve-routine.ts";
import { type ContactsContext, checkEvidence, checkSum, note, noteUnknown } from "./source-context.ts";

/** The contacts of `fiction.yaml`, with their names looked up; mistakes are collected. */
export function resolveContacts(own: ContactsContext): FictionContacts {
  const { text, contacts, path } = own;
  const perChannel = byChannel(own, text.per_channel, [...path, "per_channel"]);
  for (const [at, { shares }] of text.per_channel.entries())
    checkNumbers(own, Object.keys(shares), {
      min: contacts.minContacts,
      path: [...path, "per_channel", at, "shares"],
    });
  const used = new Set(own.drawn.get("subgroup")?.flatMap(membersOf));
  for (const channel of used)
    if (!perChannel.has(channel))
      note(own, "fiction/margin-missing", { path: [...path, "per_channel"], name: channel });
  const closed = text.weekdays_only;
  const closedPath = [...path, "weekdays_only"];
  if (closed) checkEvidence(own, closedPath, [closed]);
  return {
    perChannel: new Map(
      [...perChannel].map(([channel, { values, shares }]) => [
        channel,
        { values: values.map(Number), shares },
      ]),
    ),
    motives: resolveMotives(own),
    routine: resolveRoutine(own),
    weekdaysOnly: new Set(knownChannels(own, closed?.channels ?? [], [...closedPath, "channels"])),
    setAside: resolveSetAside(own),
  };
}

function byChannel(
  own: ContactsContext,
  entries: readonly PerChannelText[],
  path: Path,
): ReadonlyMap<string, Weighted<string>> {
  return new Map(
    entries.flatMap((entry, at) => {
      const here = [...path, at];
      checkEvidence(own, here, [entry]);
      checkSum(own, Object.values(entry.shares), { expected: 100, path: [...here, "shares"] });
      const weighted = {
        values: Object.keys(entry.shares),
        shares: Object.values(entry.shares).map((share) => share / 100),
      };
      return knownChannels(own, entry.channels, [...here, "channels"]).map(
        (channel) => [channel, weighted] as const,
      );
    }),
  );
}

function knownChannels(own: ContactsContext, channels: readonly string[], path: Path): readonly string[] {
  const known = [...own.contacts.channels.keys()];
  for (const [at, channel] of channels.entries())
    if (!known.includes(channel)) noteUnknown(own, { path: [...path, at], name: channel }, known);
  return channels;
}

/** The motives of contacts that decide a group: none may follow a routine rule. */
function resolveMotives(own: ContactsContext): ReadonlyMap<string, Weighted<string>> {
  const path = [...own.path, "motives"];
  const entries = own.text.motives ?? [];
  const known = [...(own.contacts.motives?.keys() ?? [])];
  for (const [at, { shares, channels }] of entries.entries())
    for (const [motive, share] of Object.entries(shares)) {
      const here = [...path, at, "shares", motive];
      if (!known.includes(motive)) noteUnknown(own, { path: here, name: motive }, known);
      else if (share > 0 && channels.some((channel) => isRoutine(own.contacts, channel, motive)))
        note(own, "fiction/routine", { path: here, name: motive });
    }
  const motives = byChannel(own, entries, path);
  for (const channel of new Set(own.drawn.get("subgroup")?.flatMap(membersOf)))
    if (!motives.has(channel) && isRoutine(own.contacts, channel, null))
      note(own, "fiction/routine", { path, name: channel });
  return motives;
}

function resolveSetAside(own: ContactsContext): ReadonlyMap<SetAside, number> {
  const path = [...own.path, "set_aside"];
  const shares = new Map<SetAside, number>();
  for (const reason of setAsideReasons) {
    const entry = own.text.set_aside?.[reason];
    if (!entry) continue;
    checkEvidence(own, [...path, reason], [entry]);
    if (reason === "out_of_scope" && own.contacts.outOfScope.size === 0)
      noteUnknown(own, { path: [...path, reason], name: reason }, []);
    shares.set(reason, entry.share / 100);
  }
  return shares;
}
