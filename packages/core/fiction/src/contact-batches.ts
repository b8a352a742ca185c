import { membersOf } from "@vigie/table";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { codeAt, type Units } from "./columns.ts";
import { controlledRounding } from "./controlled-rounding.ts";
import { drawMargin, shuffle } from "./draw-margin.ts";
import type { FictionContacts, FictionRoutine, Weighted } from "./fiction.ts";

/** Contacts by one channel: one unit and one motive a contact. */
export interface Batch {
  readonly channel: string;
  readonly units: Uint32Array;
  /** Positions among the motives; beyond them, none. */
  readonly motives: Uint8Array;
}

/** The contacts of every unit that uses this channel. */
export function usedBatch(
  {
    channel,
    fiction,
    motives,
  }: { readonly channel: string; readonly fiction: FictionContacts; readonly motives: readonly string[] },
  units: Units,
  random: RandomGenerator,
): Batch {
  const users = unitsUsing(units, channel);
  shuffle(users, random);
  const contacts = repeated(users, apportioned(fiction.perChannel.get(channel), users.length, 0));
  const given = apportioned(fiction.motives.get(channel), contacts.length, null);
  const positions = Uint8Array.from(given, (motive) => position(motives, motive));
  shuffle(positions, random);
  return { channel, units: contacts, motives: positions };
}

/** The contacts that the study's routine rule sets aside. */
export function routineBatch(
  { routine, motives }: { readonly routine: FictionRoutine; readonly motives: readonly string[] },
  units: Units,
  random: RandomGenerator,
): Batch {
  const column = drawMargin(routine.counts, units, random);
  const everyone = Uint32Array.from(column.values, (_, unit) => unit);
  const contacts = repeated(
    everyone,
    everyone.map((unit) => Number(codeAt(column, unit) ?? 0)),
  );
  return {
    channel: routine.channel,
    units: contacts,
    motives: new Uint8Array(contacts.length).fill(position(motives, routine.motive)),
  };
}

function position(motives: readonly string[], motive: string | null): number {
  return motive === null ? motives.length : motives.indexOf(motive);
}

function unitsUsing({ size, columns }: Units, channel: string): Uint32Array {
  const subgroup = columns.get("subgroup");
  const uses = subgroup?.codes.map((set) => membersOf(set).includes(channel)) ?? [];
  const users = new Uint32Array(size);
  let length = 0;
  subgroup?.values.forEach((set, unit) => {
    if (!uses[set]) return;
    users[length] = unit;
    length += 1;
  });
  return users.slice(0, length);
}

/** Values in the proportions asked, in their order. */
function apportioned<Value>(
  weighted: Weighted<Value> | undefined,
  length: number,
  otherwise: Value,
): readonly Value[] {
  if (!weighted || length === 0) return Array<Value>(length).fill(otherwise);
  const [quotas = []] = controlledRounding([weighted.shares.map((share) => share * length)]);
  return weighted.values.flatMap((value, at) => Array<Value>(quotas[at] ?? 0).fill(value));
}

/** Each value as many times as its number says. */
function repeated(values: Uint32Array, times: ArrayLike<number>): Uint32Array {
  let length = 0;
  for (let at = 0; at < values.length; at += 1) length += times[at] ?? 0;
  const result = new Uint32Array(length);
  let end = 0;
  for (let at = 0; at < values.length; at += 1) {
    const start = end;
    end += times[at] ?? 0;
    result.fill(values[at] ?? 0, start, end);
  }
  return result;
}
