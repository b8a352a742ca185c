import type { Contacts, Path } from "@vigie/study";
import { groups, membersOf } from "@vigie/table";
import { countValue, textValue } from "@vigie/words";
import {
  type FictionContacts,
  type FictionMargin,
  type FictionRoutine,
  inventedReasons,
  type SetAside,
  type Weighted,
} from "./fiction.ts";
import type { PerChannelText } from "./fiction-file.ts";
import { fictionProblem } from "./problems.ts";
import { resolveMargin } from "./resolve-margins.ts";
import { type ContactsContext, checkEvidence, checkSum, note, noteUnknown } from "./source-context.ts";

/** The contacts of `fiction.yaml`, with their names looked up; mistakes are collected. */
export function resolveFictionContacts(context: ContactsContext): FictionContacts {
  const { text, contacts, path } = context;
  const perChannel = byChannel(context, text.per_channel, [...path, "per_channel"]);
  for (const [at, { shares }] of text.per_channel.entries())
    checkNumbers(context, Object.keys(shares), {
      min: contacts.minContacts,
      path: [...path, "per_channel", at, "shares"],
    });
  const used = new Set(context.drawn.get("subgroup")?.flatMap(membersOf));
  for (const channel of used)
    if (!perChannel.has(channel))
      note(context, "fiction/margin-missing", { path: [...path, "per_channel"], name: channel });
  const closed = text.weekdays_only;
  const closedPath = [...path, "weekdays_only"];
  if (closed) checkEvidence(context, closedPath, [closed]);
  return {
    perChannel: new Map(
      [...perChannel].map(([channel, { values, shares }]) => [
        channel,
        { values: values.map(Number), shares },
      ]),
    ),
    motives: resolveMotives(context),
    routine: resolveRoutine(context),
    weekdaysOnly: new Set(knownChannels(context, closed?.channels ?? [], [...closedPath, "channels"])),
    setAside: resolveSetAside(context),
  };
}

function byChannel(
  context: ContactsContext,
  entries: readonly PerChannelText[],
  path: Path,
): ReadonlyMap<string, Weighted<string>> {
  return new Map(
    entries.flatMap((entry, at) => {
      const here = [...path, at];
      checkEvidence(context, here, [entry]);
      checkSum(context, Object.values(entry.shares), { expected: 100, path: [...here, "shares"] });
      const weighted = {
        values: Object.keys(entry.shares),
        shares: Object.values(entry.shares).map((share) => share / 100),
      };
      return knownChannels(context, entry.channels, [...here, "channels"]).map(
        (channel) => [channel, weighted] as const,
      );
    }),
  );
}

function knownChannels(context: ContactsContext, channels: readonly string[], path: Path): readonly string[] {
  const known = [...context.contacts.channels.keys()];
  for (const [at, channel] of channels.entries())
    if (!known.includes(channel)) noteUnknown(context, { path: [...path, at], name: channel }, known);
  return channels;
}

/** The motives of contacts that decide a group: none may follow a routine rule. */
function resolveMotives(context: ContactsContext): ReadonlyMap<string, Weighted<string>> {
  const path = [...context.path, "motives"];
  const entries = context.text.motives ?? [];
  const known = [...(context.contacts.motives?.keys() ?? [])];
  for (const [at, { shares, channels }] of entries.entries())
    for (const [motive, share] of Object.entries(shares)) {
      const here = [...path, at, "shares", motive];
      if (!known.includes(motive)) noteUnknown(context, { path: here, name: motive }, known);
      else if (share > 0 && channels.some((channel) => isRoutine(context.contacts, channel, motive)))
        note(context, "fiction/routine", { path: here, name: motive });
    }
  const motives = byChannel(context, entries, path);
  for (const channel of new Set(context.drawn.get("subgroup")?.flatMap(membersOf)))
    if (!motives.has(channel) && isRoutine(context.contacts, channel, null))
      note(context, "fiction/routine", { path, name: channel });
  return motives;
}

function resolveSetAside(context: ContactsContext): ReadonlyMap<SetAside, number> {
  const path = [...context.path, "set_aside"];
  const shares = new Map<SetAside, number>();
  for (const reason of inventedReasons) {
    const entry = context.text.set_aside?.[reason];
    if (!entry) continue;
    checkEvidence(context, [...path, reason], [entry]);
    if (reason === "out_of_scope" && context.contacts.outOfScope.size === 0)
      noteUnknown(context, { path: [...path, reason], name: reason }, []);
    shares.set(reason, entry.share / 100);
  }
  return shares;
}

/** More than anyone has in one window. */
const contactsMax = 1000;

/** The routine contacts, which a rule of the study must take. */
function resolveRoutine(context: ContactsContext): FictionRoutine | null {
  const { text, contacts, drawn, units } = context;
  if (!text.routine) return null;
  const { channel, motive = null, rows, ...evidence } = text.routine;
  const path = [...context.path, "routine"];
  if (!isRoutine(contacts, channel, motive)) note(context, "fiction/routine", { path, name: channel });
  const numbers = [...new Set(rows.flatMap(({ shares }) => Object.keys(shares ?? {})))];
  checkNumbers(context, numbers, { min: 0, path });
  const margin = { of: "routine", rows, ...evidence };
  const counts = resolveMargin(context, { text: margin, path, drawn, codes: numbers, units });
  checkRoutineGroups(context, counts, path);
  return { channel, motive, counts };
}

/** Who is in `routine_only` has a routine contact, who is in `none` has none, whichever row they take. */
function checkRoutineGroups(context: ContactsContext, { rows, codes }: FictionMargin, path: Path): void {
  const settled = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const zero = row.shares[codes.indexOf("0")] ?? 0;
    const taking = (row.at.get("group") ?? groups).filter((group) => !settled.has(group));
    for (const group of taking)
      if ((group === "routine_only" && zero > 0) || (group === "none" && zero < 1))
        note(context, "fiction/routine", { path: [...path, "rows", at], name: group });
    if ([...row.at.keys()].every((key) => key === "group")) for (const group of taking) settled.add(group);
  }
}

/** Whether a rule of the study sets such a contact aside. */
function isRoutine(contacts: Contacts, channel: string, motive: string | null): boolean {
  return contacts.routine.some(
    ({ channels, motives }) =>
      (channels === null || channels.has(channel)) &&
      (motives === null || (motive !== null && motives.has(motive))),
  );
}

/** Numbers of contacts are whole, and not so many that no one could have them. */
function checkNumbers(
  context: ContactsContext,
  numbers: readonly string[],
  { min, path }: { readonly min: number; readonly path: Path },
): void {
  for (const number of numbers)
    if (!/^\d+$/.test(number) || Number(number) < min || Number(number) > contactsMax)
      context.found.push(
        fictionProblem("fiction/few-contacts", context.written.placeOfKey([...path, number]), {
          name: textValue(number),
          min: countValue(min),
        }),
      );
}

/** Motives with which a contact by this channel follows no routine rule; null where every contact follows one. */
export function freeMotives({ routine, motives }: Contacts, channel: string): readonly string[] | null {
  const rules = routine.filter((rule) => rule.channels === null || rule.channels.has(channel));
  if (rules.some((rule) => rule.motives === null)) return null;
  return [...(motives?.keys() ?? [])].filter((motive) => !rules.some((rule) => rule.motives?.has(motive)));
}
