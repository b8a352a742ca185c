import type { Contacts, Source } from "@vigie/study";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { type Calendar, calendarOf } from "./calendar.ts";
import type { Units } from "./columns.ts";
import { type Batch, routineBatch, usedBatch } from "./contact-batches.ts";
import { type ContactLog, emptyLog } from "./contact-log.ts";
import { type FictionContacts, type SetAside, setAsideReasons } from "./fiction.ts";

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
interface Words {
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
  const words: Words = {
    calendar: calendarOf(window),
    channels: [...contacts.channels.keys(), ...contacts.outOfScope],
    inScope: contacts.channels.size,
    motives: [...(contacts.motives?.keys() ?? [])],
  };
  const { motives } = words;
  const batches = [...contacts.channels.keys()].map((channel) =>
    usedBatch({ channel, fiction, motives }, units, random),
  );
  if (fiction.routine) batches.push(routineBatch({ routine: fiction.routine, motives }, units, random));

  const regular = batches.reduce((sum, batch) => sum + batch.units.length, 0);
  const added = setAsideReasons.flatMap((reason) =>
    Array<SetAside>(Math.round(regular * (fiction.setAside.get(reason) ?? 0))).fill(reason),
  );
  const log = emptyLog(regular + added.length);
  writeBatches(log, { batches, fiction, words }, random);
  for (const [position, reason] of added.entries()) {
    const at = regular + position;
    copyContact(log, { from: uniformInt(random, 0, regular - 1), to: at });
    log.unit[at] = uniformInt(random, 0, units.size - 1);
    spoil({ log, at, reason }, { words, size: units.size }, random);
  }
  return { log, channels: words.channels, motives, days: words.calendar.days };
}

function writeBatches(
  log: ContactLog,
  {
    batches,
    fiction,
    words,
  }: { readonly batches: readonly Batch[]; readonly fiction: FictionContacts; readonly words: Words },
  random: RandomGenerator,
): void {
  let start = 0;
  for (const { channel, units, motives } of batches) {
    const end = start + units.length;
    const days = fiction.weekdaysOnly.has(channel) ? words.calendar.weekdays : words.calendar.window;
    log.unit.set(units, start);
    log.motive.set(motives, start);
    log.channel.fill(words.channels.indexOf(channel), start, end);
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
function spoil(
  { log, at, reason }: { readonly log: ContactLog; readonly at: number; readonly reason: SetAside },
  { words, size }: { readonly words: Words; readonly size: number },
  random: RandomGenerator,
): void {
  switch (reason) {
    case "outside_window":
      log.day[at] = picked(words.calendar.outside, random);
      return;
    case "out_of_scope":
      log.channel[at] = uniformInt(random, words.inScope, words.channels.length - 1);
      log.motive[at] = words.motives.length;
      return;
    case "unknown_unit":
      log.unit[at] = size + uniformInt(random, 0, unknownUnits - 1);
      return;
    case "no_date":
      log.day[at] = words.calendar.days.length;
      return;
    case "no_channel":
      log.channel[at] = words.channels.length;
      return;
    default:
      reason satisfies never;
  }
}

function picked(values: readonly number[], random: RandomGenerator): number {
  return values[uniformInt(random, 0, values.length - 1)] ?? 0;
}
