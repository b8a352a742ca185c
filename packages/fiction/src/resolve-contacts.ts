import { type Contacts, groups, said, saidCount } from "@vigie/study";
import {
  type FictionContacts,
  type FictionRoutine,
  type Margin,
  type SetAside,
  setAsideReasons,
  type Weighted,
} from "./fiction.ts";
import type { ContactsText, PerChannelText } from "./fiction-file.ts";
import { problem } from "./problems.ts";
import { checkEvidence, note, noteUnknown, type Path, type Reading } from "./reading.ts";
import { type Drawn, resolveMargin } from "./resolve-margin.ts";

/** More than anyone has in one window. */
const contactsMax = 1000;

interface ContactsReading extends Reading {
  readonly text: ContactsText;
  readonly contacts: Contacts;
  readonly path: Path;
  readonly drawn: Drawn;
  readonly units: number;
}

/** What is said of contacts, with its names looked up; what is wrong in it is noted. */
export function resolveContacts(own: ContactsReading): FictionContacts {
  const { text, contacts, path } = own;
  const perChannel = byChannel(own, text.per_channel, [...path, "per_channel"]);
  for (const { shares, at } of text.per_channel.map(({ shares }, at) => ({ shares, at })))
    checkNumbers(own, Object.keys(shares), {
      min: contacts.minContacts,
      path: [...path, "per_channel", at, "shares"],
    });
  const used = new Set(own.drawn.get("subgroup")?.flatMap((set) => set.split("+")));
  for (const channel of used)
    if (!perChannel.has(channel)) note(own, "fiction/margin-missing", [...path, "per_channel"], channel);
  const closed = text.weekdays_only;
  const closedPath = [...path, "weekdays_only"];
  if (closed) checkEvidence(own, closedPath, closed);
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
  own: ContactsReading,
  entries: readonly PerChannelText[],
  path: Path,
): ReadonlyMap<string, Weighted<string>> {
  return new Map(
    entries.flatMap((entry, at) => {
      const here = [...path, at];
      checkEvidence(own, here, entry);
      const sum = Object.values(entry.shares).reduce((total, share) => total + share, 0);
      if (Math.abs(sum - 100) > 1e-6)
        own.found.push(
          problem("fiction/sum", own.written.placeOfKey([...here, "shares"]), {
            sum: saidCount(Number(sum.toFixed(6))),
            expected: saidCount(100),
          }),
        );
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

function knownChannels(own: ContactsReading, channels: readonly string[], path: Path): readonly string[] {
  const known = [...own.contacts.channels.keys()];
  for (const [at, channel] of channels.entries())
    if (!known.includes(channel)) noteUnknown(own, [...path, at], channel, known);
  return channels;
}

function checkNumbers(
  own: ContactsReading,
  numbers: readonly string[],
  { min, path }: { readonly min: number; readonly path: Path },
): void {
  for (const number of numbers)
    if (!/^\d+$/.test(number) || Number(number) < min || Number(number) > contactsMax)
      own.found.push(
        problem("fiction/few-contacts", own.written.placeOfKey([...path, number]), {
          name: said(number),
          min: saidCount(min),
        }),
      );
}

/** The motives of contacts that decide a group: none may follow a routine rule. */
function resolveMotives(own: ContactsReading): ReadonlyMap<string, Weighted<string>> {
  const path = [...own.path, "motives"];
  const entries = own.text.motives ?? [];
  const known = [...(own.contacts.motives?.keys() ?? [])];
  for (const [at, { shares, channels }] of entries.entries())
    for (const [motive, share] of Object.entries(shares)) {
      const here = [...path, at, "shares", motive];
      if (!known.includes(motive)) noteUnknown(own, here, motive, known);
      else if (share > 0 && channels.some((channel) => isRoutine(own.contacts, channel, motive)))
        note(own, "fiction/routine", here, motive);
    }
  const motives = byChannel(own, entries, path);
  for (const channel of own.contacts.channels.keys())
    if (!motives.has(channel) && isRoutine(own.contacts, channel, null))
      note(own, "fiction/routine", path, channel);
  return motives;
}

function isRoutine(contacts: Contacts, channel: string, motive: string | null): boolean {
  return contacts.routine.some(
    ({ channels, motives }) =>
      (channels === null || channels.has(channel)) &&
      (motives === null || (motive !== null && motives.has(motive))),
  );
}

function resolveRoutine(own: ContactsReading): FictionRoutine | null {
  const { text, contacts, drawn, units } = own;
  if (!text.routine) return null;
  const { channel, motive = null, rows, ...evidence } = text.routine;
  const path = [...own.path, "routine"];
  if (!isRoutine(contacts, channel, motive)) note(own, "fiction/routine", path, channel);
  const numbers = [...new Set(rows.flatMap(({ shares }) => Object.keys(shares ?? {})))];
  checkNumbers(own, numbers, { min: 0, path });
  const margin = { of: "routine", rows, ...evidence };
  const counts = resolveMargin(own, { text: margin, path, drawn, codes: numbers, units });
  checkRoutineGroups(own, counts, path);
  return { channel, motive, counts };
}

/** Who is in `routine_only` has a routine contact, who is in `none` has none, whichever row they take. */
function checkRoutineGroups(own: ContactsReading, { rows, codes }: Margin, path: Path): void {
  const settled = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const zero = row.shares[codes.indexOf("0")] ?? 0;
    const taking = (row.at.get("group") ?? groups).filter((group) => !settled.has(group));
    for (const group of taking)
      if ((group === "routine_only" && zero > 0) || (group === "none" && zero < 1))
        note(own, "fiction/routine", [...path, "rows", at], group);
    if ([...row.at.keys()].every((key) => key === "group")) for (const group of taking) settled.add(group);
  }
}

function resolveSetAside(own: ContactsReading): ReadonlyMap<SetAside, number> {
  const path = [...own.path, "set_aside"];
  const shares = new Map<SetAside, number>();
  for (const reason of setAsideReasons) {
    const entry = own.text.set_aside?.[reason];
    if (!entry) continue;
    checkEvidence(own, [...path, reason], entry);
    if (reason === "out_of_scope" && own.contacts.outOfScope.size === 0)
      noteUnknown(own, [...path, reason], reason, []);
    shares.set(reason, entry.share / 100);
  }
  return shares;
}
