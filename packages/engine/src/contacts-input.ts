import { type ContactsMapping, identityEntries, type Pad, translation } from "@vigie/mapping";
import type { Contacts, Source } from "@vigie/study";
import { unreadableOf } from "./attribute-node.ts";
import type { ContactsInput } from "./plan.ts";

/**
 * What an engine reads of the contacts, and the study's rules about them.
 * @param day of the run; null where nobody says
 */
export function contactsInput(
  source: Source,
  declared: Contacts,
  {
    mapped,
    pad,
    day,
    days,
    unitColumns,
  }: {
    readonly mapped: ContactsMapping;
    readonly pad: Pad;
    readonly day: string | null;
    readonly days: boolean;
    readonly unitColumns: readonly string[];
  },
): ContactsInput {
  const channels = translation(
    identityEntries([...declared.channels.keys(), ...declared.outOfScope.keys()]),
    mapped.channel,
  );
  return {
    file: mapped.file,
    key: mapped.key,
    pad,
    otherRows: mapped.otherRows,
    date: {
      column: mapped.date.column,
      format: mapped.date.dates,
      missing: new Set(mapped.date.without),
      ...unreadableOf(mapped.date),
    },
    channel: {
      column: mapped.channel.column,
      translate: new Map(
        [...channels].map(([value, code]) => [
          value,
          code !== null && declared.outOfScope.has(code) ? null : code,
        ]),
      ),
    },
    motive: mapped.motive &&
      declared.motives && {
        column: mapped.motive.column,
        translate: translation(identityEntries(declared.motives.keys()), mapped.motive),
      },
    window: source.window,
    day: day !== null && day < source.window.to ? day : null,
    channels: [...declared.channels].map(([code, { family }]) => ({ code, family })),
    routine: declared.routine.map(({ channels, motives }) => ({
      channels: channels && [...channels],
      motives: motives && [...motives],
    })),
    minContacts: declared.minContacts,
    duplicates: declared.duplicates,
    days,
    unitColumns,
  };
}
