import type { Contacts, Source, Window } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { dayNumber, inventedDay, weekday } from "./age-dates.ts";
import type { Units } from "./columns.ts";
import { type Batch, routineBatch, usedBatch } from "./contact-batches.ts";
import { permutation } from "./draw-margin.ts";
import { type FictionContacts, inventedReasons, type SetAside } from "./fiction.ts";

/** The contacts of one source and the texts of their codes. */
export interface DrawnContacts {
  readonly log: ContactLog;
  readonly channels: readonly string[];
  readonly motives: readonly string[];
  readonly days: readonly string[];
}

/** Keys after those of the units, which only contacts bear. */
export const unknownUnits = 1000;

/** What a contact may hold. */
interface ContactCodes {
  readonly calendar: Calendar;
  /** Channels of a family, then those out of scope. */
  readonly channels: readonly string[];
  readonly inScope: number;
  readonly motives: readonly string[];
}

/**
 * The contacts that give each unit the channels drawn for it, its routine contacts, then those that a run must
 * set aside.
 * @param units with their column `subgroup`
 */
export function drawContacts(
  {
    window,
    contacts,
    fiction,
  }: { readonly window: Source["window"]; readonly contacts: Contacts; readonly fiction: FictionContacts },
  units: Units,
  random: RandomGenerator,
): DrawnContacts {
  const codes: ContactCodes = {
    calendar: calendarOf(window),
    channels: [...contacts.channels.keys(), ...contacts.outOfScope.keys()],
    inScope: contacts.channels.size,
    motives: [...(contacts.motives?.keys() ?? [])],
  };
  const { motives } = codes;
  const batches = [...contacts.channels.keys()].map((channel) =>
    usedBatch({ channel, fiction, motives }, units, random),
  );
  if (fiction.routine) batches.push(routineBatch({ routine: fiction.routine, motives }, units, random));

  const regular = batches.reduce((sum, batch) => sum + batch.units.length, 0);
  const added = inventedReasons.flatMap((reason) =>
    Array<SetAside>(Math.round(regular * (fiction.setAside.get(reason) ?? 0))).fill(reason),
  );
  const log = emptyLog(regular + added.length);
  writeBatches(log, { batches, fiction, codes }, random);
  for (const [position, reason] of added.entries()) {
    const at = regular + position;
    copyContact(log, { from: uniformInt(random, 0, regular - 1), to: at });
    log.unit[at] = uniformInt(random, 0, units.size - 1);
    alter({ log, at, reason }, { codes, size: units.size }, random);
  }
  return { log, channels: codes.channels, motives, days: codes.calendar.days };
}

function writeBatches(
  log: ContactLog,
  {
    batches,
    fiction,
    codes,
  }: { readonly batches: readonly Batch[]; readonly fiction: FictionContacts; readonly codes: ContactCodes },
  random: RandomGenerator,
): void {
  let start = 0;
  for (const { channel, units, motives } of batches) {
    const end = start + units.length;
    const days = fiction.weekdaysOnly.has(channel) ? codes.calendar.weekdays : codes.calendar.window;
    log.unit.set(units, start);
    log.motive.set(motives, start);
    log.channel.fill(codes.channels.indexOf(channel), start, end);
    for (let at = start; at < end; at += 1) log.day[at] = picked(days, random);
    start = end;
  }
}

function copyContact(log: ContactLog, { from, to }: { readonly from: number; readonly to: number }): void {
  log.channel[to] = log.channel[from] ?? 0;
  log.motive[to] = log.motive[from] ?? 0;
  log.day[to] = log.day[from] ?? 0;
}

/** Makes one contact of a kind that a run sets aside for one reason. */
function alter(
  { log, at, reason }: { readonly log: ContactLog; readonly at: number; readonly reason: SetAside },
  { codes, size }: { readonly codes: ContactCodes; readonly size: number },
  random: RandomGenerator,
): void {
  switch (reason) {
    case "outside_window":
      log.day[at] = picked(codes.calendar.outside, random);
      return;
    case "out_of_scope":
      log.channel[at] = uniformInt(random, codes.inScope, codes.channels.length - 1);
      log.motive[at] = codes.motives.length;
      return;
    case "unknown_unit":
      log.unit[at] = size + uniformInt(random, 0, unknownUnits - 1);
      return;
    case "no_date":
      log.day[at] = codes.calendar.days.length;
      return;
    case "no_channel":
      log.channel[at] = codes.channels.length;
      return;
    default:
      reason satisfies never;
  }
}

function picked(values: readonly number[], random: RandomGenerator): number {
  return values[uniformInt(random, 0, values.length - 1)] ?? 0;
}

/** Days of contacts: those of the window, with some before and some after, in order. */
interface Calendar {
  readonly days: readonly string[];
  /** Positions in `days`. */
  readonly window: readonly number[];
  readonly weekdays: readonly number[];
  readonly outside: readonly number[];
}

/** Days kept on each side of the window. */
const margin = 31;

function calendarOf({ from, to }: Window): Calendar {
  const first = dayNumber(from) - margin;
  const last = dayNumber(to) + margin;
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const positions = numbers.map((_, at) => at);
  const window = positions.slice(margin, -margin);
  return {
    days: numbers.map(inventedDay),
    window,
    weekdays: window.filter((at) => ![0, 6].includes(weekday(first + at))),
    outside: positions.filter((at) => at < margin || at >= positions.length - margin),
  };
}

/** Contacts as numbers, one an index. `unit` is a position among the units, or beyond them for an unknown unit. */
export interface ContactLog {
  readonly unit: Uint32Array;
  /** Position of the channel, the motive and the day; beyond the list, none. */
  readonly channel: Uint8Array;
  readonly motive: Uint8Array;
  readonly day: Uint16Array;
}

function emptyLog(length: number): ContactLog {
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
