import { type Compiling, compileAfterDay } from "../compile/contacts.ts";
import { codesToCount, compileDuplicates, compileExclusives, compileMissing } from "../compile/quality.ts";
import { columnOf, type Relation } from "../compile/relation.ts";
import { duckdb } from "../dialects/duckdb.ts";
import { type ContactsInput, isStep, type Plan } from "../plan.ts";
import type { AttributeQuality, ContactsQuality, FileQuality, Quality } from "../quality.ts";
import type { Census, ContactsCensus } from "./census.ts";
import type { Database } from "./database.ts";
import type { PlanFiles } from "./plan-files.ts";

/** What the run saw: counts only. */
export async function measureQuality(
  plan: Plan,
  { files, census, ragged }: { readonly files: PlanFiles; readonly census: Census; readonly ragged: Ragged },
  database: Database,
): Promise<Quality> {
  const duplicates = await countDuplicates(plan, files, database);
  const afterDay = await countAfterDay(plan, files, database);
  const contacts = census.contacts && contactsQuality(census.contacts, { duplicates, afterDay });
  const dropped = duplicates?.dropped === true ? duplicates.rows : 0;
  const read = census.contacts
    ? census.contacts.known.contacts + census.contacts.unknown.contacts + dropped
    : 0;
  return {
    source: plan.source,
    files: [
      ...(plan.units
        ? [{ role: "units", file: plan.units.file.shown, rows: census.units, ragged: ragged.units } as const]
        : []),
      ...(plan.contacts
        ? [{ role: "contacts", file: plan.contacts.file.shown, rows: read, ragged: ragged.contacts } as const]
        : []),
    ] satisfies readonly FileQuality[],
    units: census.units,
    contacts,
    attributes: await attributesQuality(plan, database),
    exclusives: await exclusivesQuality(plan, database),
    unknownCodes: [],
  };
}

/** Rows set aside for their number of columns, by file. */
export interface Ragged {
  readonly units: number;
  readonly contacts: number;
}

type Duplicates = NonNullable<ContactsQuality["duplicates"]>;

/** Counted where a study asks, or where they can matter: it costs another pass. */
async function countDuplicates(plan: Plan, files: PlanFiles, database: Database): Promise<Duplicates | null> {
  const input = plan.contacts;
  if (input === null || files.contacts === null) return null;
  if (input.duplicates === "keep" && input.minContacts === 1) return null;
  const { relation } = files.contacts.numbered;
  const [[all, alone] = []] = await database.rows(
    compileDuplicates(input, relation, compilingOf(plan, relation, input)),
  );
  return { rows: Number(all) - Number(alone), dropped: input.duplicates === "drop" };
}

/** Another pass too, where the window was not over on the day of the run. */
async function countAfterDay(plan: Plan, files: PlanFiles, database: Database): Promise<number | null> {
  const input = plan.contacts;
  if (input === null || input.day === null || files.contacts === null) return null;
  const { relation } = files.contacts.numbered;
  const [[count] = []] = await database.rows(
    compileAfterDay({ ...input, day: input.day }, relation, compilingOf(plan, relation, input)),
  );
  return Number(count);
}

function compilingOf({ timezone }: Plan, relation: Relation, { key }: ContactsInput): Compiling {
  return { dialect: duckdb, timezone, keyOf: () => columnOf(relation, key) };
}

function contactsQuality(
  { known, unknown, ...census }: ContactsCensus,
  counted: Pick<ContactsQuality, "duplicates" | "afterDay">,
): ContactsQuality {
  const setAside = {
    no_date: known.no_date + unknown.no_date,
    no_channel: known.no_channel + unknown.no_channel,
    unknown_unit: unknown.contacts - unknown.no_date - unknown.no_channel,
    outside_window: known.before_window + known.after_window,
    out_of_scope: known.out_of_scope,
    routine: known.routine,
  };
  const apart = Object.values(setAside).reduce((sum, count) => sum + count, 0);
  return {
    kept: known.contacts + unknown.contacts - apart,
    setAside,
    beforeWindow: known.before_window,
    afterWindow: known.after_window,
    ...counted,
    unitsWithoutContact: census.unitsWithoutContact,
    unitsBelowMinimum: census.unitsBelowMinimum,
    unknownUnits: census.unknownUnits,
  };
}

async function attributesQuality(plan: Plan, database: Database): Promise<readonly AttributeQuality[]> {
  const [row = []] = await database.rows(compileMissing(plan));
  const counts = row.slice(1).map(Number);
  const named = [...plan.attributes.keys()].filter((attribute) => !isStep(attribute));
  return named.map((attribute) => {
    const [empty = 0, outsideBands = 0, unasked = 0, improbable = 0] = counts.splice(0, 4);
    const codes = codesToCount(plan, attribute).flatMap(({ code, missing }) =>
      missing === null ? [] : [{ code, missing, units: counts.shift() ?? 0 }],
    );
    return { attribute, unknown: empty + outsideBands, outsideBands, unasked, improbable, codes };
  });
}

async function exclusivesQuality(plan: Plan, database: Database): Promise<Quality["exclusives"]> {
  if (plan.exclusives.length === 0) return [];
  const [row = []] = await database.rows(compileExclusives(plan));
  return plan.exclusives.map(({ question }, at) => ({ question, units: Number(row[at] ?? 0) }));
}
