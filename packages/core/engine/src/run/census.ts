import { compileRowForms, type RowForms, rowForms } from "../compile/other-rows.ts";
import { compileCensus } from "../compile/quality.ts";
import type { Database } from "../database.ts";
import { type RowReason, rowReasons } from "../derivations/contact.ts";
import type { Plan } from "../plan.ts";

/** What the one pass counted, all units together. */
export interface Census {
  readonly units: number;
  /** Values that say nothing, keys included. */
  readonly bad: number;
  readonly forms: RowForms;
  readonly contacts: ContactsCensus | null;
}

export interface ContactsCensus {
  /** Bits of mistakes found on any row. */
  readonly wrong: bigint;
  readonly unitsInGroups: number;
  readonly unitsWithoutContact: number;
  readonly unitsBelowMinimum: number;
  readonly unknownUnits: number;
  /** Contacts with a date and a channel, and no key. */
  readonly withoutKey: number;
  /** Contacts read, and those set aside for a reason found in their own row, of known units and of others. */
  readonly known: Counts;
  readonly unknown: Counts;
}

export type Counts = Readonly<Record<"contacts" | RowReason, number>>;

/** Contacts that the pass read, of known units or not. */
export function contactsRead({ contacts }: Census): number {
  return contacts === null ? 0 : contacts.known.contacts + contacts.unknown.contacts;
}

export async function takeCensus(plan: Plan, database: Database): Promise<Census> {
  const [row = []] = await database.rows(compileCensus(plan, database.dialect));
  const number = (at: number) => Number(row[at] ?? 0);
  const units = number(0);
  const bad = number(1);
  const ofForms = compileRowForms(plan, database.dialect).length;
  const forms = rowForms(plan, units, row.slice(-ofForms).map(Number));
  if (plan.contacts === null) return { units, bad, forms, contacts: null };
  const counts = (start: number): Counts => ({
    contacts: number(start),
    ...reasonCounts((at) => number(start + 2 * (at + 1))),
  });
  return {
    units,
    bad,
    forms,
    contacts: {
      wrong: BigInt(row[2] ?? 0),
      unitsInGroups: number(3),
      unitsWithoutContact: number(4),
      unitsBelowMinimum: number(5),
      unknownUnits: number(6),
      withoutKey: number(7),
      known: counts(8),
      unknown: counts(9),
    },
  };
}

function reasonCounts(of: (at: number) => number): Readonly<Record<RowReason, number>> {
  const at = (reason: RowReason) => of(rowReasons.indexOf(reason));
  return {
    no_date: at("no_date"),
    no_channel: at("no_channel"),
    before_window: at("before_window"),
    after_window: at("after_window"),
    out_of_scope: at("out_of_scope"),
    routine: at("routine"),
  };
}
