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
  const added = setAsideReasons.flatMap((reason) =>
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
