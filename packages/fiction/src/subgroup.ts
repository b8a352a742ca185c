import type { Contacts } from "@vigie/study";
import { channelSetCode, membersOf } from "@vigie/table";

/** A set of channels written in any order, as the tables write it; as it is written where one is not a channel. */
export function subgroupNamed(text: string, contacts: Contacts): string {
  return channelSetCode(contacts.channels, new Set(membersOf(text))) ?? text;
}
