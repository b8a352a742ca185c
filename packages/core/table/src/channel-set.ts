import { total } from "./codes.ts";
import { type Family, type Group, groupOf, groups, isGroup } from "./group.ts";

/** Separates the members of a set in its code, which are in the order of the code list. */
const separator = "+";
/** Before the group whose rare sets are merged: `_O.mixed`. */
const others = "_O.";

/** Sets without a channel bear the name of their group: no channel may be called so. */
export const channelless = ["none", "routine_only"] as const;
export type Channelless = (typeof channelless)[number];

export function isChannelless(code: string): code is Channelless {
  return channelless.some((group) => group === code);
}

/** The code of a set without a member. */
const none = "none";

/** The code of a set, from its members in their order. */
export function setCode(members: readonly string[]): string {
  return members.length === 0 ? none : members.join(separator);
}

/**
 * The members that the code of a set names, in the order written; of `none`, and of a set without a channel, none.
 * @example
 * membersOf("website+counter") // ["website", "counter"]
 * membersOf("none") // []
 */
export function membersOf(code: string): readonly string[] {
  return isChannelless(code) ? [] : code.split(separator);
}

/** The code under which the rare sets of a group are merged. */
export function othersOf<Of extends Group>(group: Of): `_O.${Of}` {
  return `${others}${group}`;
}

/**
 * The group whose rare sets are merged under this code; null for any other code.
 * @example
 * groupOfOthers("_O.mixed") // "mixed"
 * groupOfOthers("website") // null
 */
export function groupOfOthers(code: string): Group | null {
  const group = code.slice(others.length);
  return code.startsWith(others) && isGroup(group) ? group : null;
}

/** Every channel in the order of the code list, with its family. */
export type Channels = ReadonlyMap<string, { readonly family: Family }>;

/** The code of a set of channels as the tables write it, or null where one of them is not a channel. */
export function channelSetCode(channels: Channels, used: ReadonlySet<string>): string | null {
  const ordered = [...channels.keys()].filter((channel) => used.has(channel));
  return ordered.length === used.size && ordered.length > 0 ? setCode(ordered) : null;
}

/** Whether tables may show this code as a set of channels. */
export function isChannelSet(channels: Channels, code: string): boolean {
  if (isChannelless(code) || groupOfOthers(code) !== null) return true;
  return channelSetCode(channels, new Set(membersOf(code))) === code;
}

/** The group of the units counted under the code of a set, merged sets included; null where it is no such code. */
export function groupOfSet(channels: Channels, code: string): Group | null {
  if (isGroup(code)) return code;
  const gathered = groupOfOthers(code);
  if (gathered !== null) return gathered;
  const used = membersOf(code).flatMap((channel) => channels.get(channel)?.family ?? []);
  return used.length < membersOf(code).length ? null : groupOf(used);
}

/**
 * Sorted by group, then by number of channels, then in the order of the code list. The merged rare sets of a group come
 * after its other sets, sets without a channel after those with some, and the total last.
 */
export function inSetOrder(channels: Channels, codes: Iterable<string>): readonly string[] {
  const rank = new Map([...channels.keys()].map((channel, at) => [channel, at]));
  const order: readonly (string | null)[] = [...groups, total];
  const keyOf = (code: string): readonly number[] => {
    if (order.includes(code)) return [order.indexOf(code)];
    const group = order.indexOf(groupOfSet(channels, code));
    if (groupOfOthers(code) !== null) return [group, rank.size + 1];
    const used = membersOf(code);
    return [group, used.length, ...used.map((channel) => rank.get(channel) ?? 0)];
  };
  return [...codes]
    .map((code) => ({ code, key: keyOf(code) }))
    .toSorted((a, b) => byParts(a.key, b.key))
    .map(({ code }) => code);
}

function byParts(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, position) => part !== b[position]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}
