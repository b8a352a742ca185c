import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { permutation } from "./shuffle.ts";

/** Contacts as numbers, one an index. `unit` is a position among the units, or beyond them for an unknown unit. */
export interface ContactLog {
  readonly unit: Uint32Array;
  /** Position of the channel, the motive and the day; beyond the list, none. */
  readonly channel: Uint8Array;
  readonly motive: Uint8Array;
  readonly day: Uint16Array;
}

export function emptyLog(length: number): ContactLog {
  return {
    unit: new Uint32Array(length),
    channel: new Uint8Array(length),
    motive: new Uint8Array(length),
    day: new Uint16Array(length),
  };
}

/** Positions of the contacts by day, in a random order within a day: how a log is kept. */
export function chronological({ day }: ContactLog, random: RandomGenerator): Uint32Array {
  const starts: number[] = [];
  for (const value of day) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  const next = Uint32Array.from(starts, (count) => count ?? 0);
  for (let value = 1; value < next.length; value += 1)
    next[value] = (next[value] ?? 0) + (next[value - 1] ?? 0);
  const order = new Uint32Array(day.length);
  for (const contact of permutation(day.length, random)) {
    const value = day[contact] ?? 0;
    const place = next[value] ?? 0;
    order[place] = contact;
    next[value] = place + 1;
  }
  return order;
}
