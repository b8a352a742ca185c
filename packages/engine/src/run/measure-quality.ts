import { type Compiling, compileAfterDay, compileCommonestDay } from "../compile/contacts.ts";
import { compileLostZeros } from "../compile/key.ts";
import {
  codesToCount,
  compileCommonest,
  compileDuplicates,
  compileExclusives,
  compileMissing,
} from "../compile/quality.ts";
import { type Column, columnOf } from "../compile/relation.ts";
import type { Database } from "../connectors/database.ts";
import { isStep, type Plan } from "../plan.ts";
import {
  type AttributeQuality,
  type ContactsQuality,
  type FileQuality,
  type LostZeros,
  lostZeros,
  lostZerosMin,
  type Quality,
  readAgainMax,
} from "../quality.ts";
import { type Spike, spike, spikeColumn } from "../spike.ts";
import type { Sql } from "../sql.ts";
import type { Census, ContactsCensus } from "./census.ts";
import type { OpenedFile } from "./opened-file.ts";
import type { PlanFiles } from "./plan-files.ts";

/** What the run saw: counts only. */
export async function measureQuality(
  plan: Plan,
  { files, census, ragged }: { readonly files: PlanFiles; readonly census: Census; readonly ragged: Ragged },
  database: Database,
): Promise<Quality> {
  const duplicates = await countDuplicates(plan, { files, census }, database);
  const afterDay = await countAfterDay(plan, files, database);
  const lostZeros = await findLostZeros(census.contacts, database);
  const days = await daysQuality(plan, { files, census }, database);
  const contacts =
    census.contacts && contactsQuality(census.contacts, { duplicates, afterDay, days, lostZeros });
  const dropped = duplicates?.dropped === true ? duplicates.rows : 0;
  const read = census.contacts
    ? census.contacts.known.contacts + census.contacts.unknown.contacts + dropped
    : 0;
  return {
    source: plan.source,
    unitsFrom: plan.units === null || plan.units.fromContacts ? "contacts" : "file",
    files: [
      ...(plan.units && !plan.units.fromContacts
        ? [
            {
              role: "units",
              file: plan.units.file.shown,
              rows: census.units,
              ragged: ragged.units,
              totals: files.total?.isSetAside ? 1 : 0,
              ...missingOf(files.units),
            } as const,
          ]
        : []),
      ...(plan.contacts
        ? [
            {
              role: "contacts",
              file: plan.contacts.file.shown,
              rows: read,
              ragged: ragged.contacts,
              totals: 0,
              ...missingOf(files.contacts),
            } as const,
          ]
        : []),
    ] satisfies readonly FileQuality[],
    units: census.units,
    contacts,
    attributes: await attributesQuality(plan, database),
    exclusives: await exclusivesQuality(plan, database),
    unknownCodes: [],
  };
}

function missingOf(file: OpenedFile | null): Pick<FileQuality, "missing"> {
  const missing = file?.missing ?? [];
  return missing.length === 0 ? {} : { missing };
}

/** Rows set aside for their number of columns, by file. */
export interface Ragged {
  readonly units: number;
  readonly contacts: number;
}

type Duplicates = NonNullable<ContactsQuality["duplicates"]>;

/** Counted where a study asks, where they can matter, or where it costs little: it takes another pass. */
async function countDuplicates(
  plan: Plan,
  { files, census }: { readonly files: PlanFiles; readonly census: Census },
  database: Database,
): Promise<Duplicates | null> {
  const input = plan.contacts;
  if (input === null || files.contacts === null) return null;
  const read = (census.contacts?.known.contacts ?? 0) + (census.contacts?.unknown.contacts ?? 0);
  const isNeeded = input.duplicates !== "keep" || input.minContacts > 1;
  if (!isNeeded && read > readAgainMax) return null;
  const { relation } = files.contacts.numbered;
  const [[all, alone] = []] = await database.rows(
    compileDuplicates(input, relation, compilingOf(plan, database, columnOf(relation, input.key))),
  );
  return { rows: Number(all) - Number(alone), dropped: input.duplicates === "drop" };
}

/** Another pass too, where the window was not over on the day of the run. */
async function countAfterDay(plan: Plan, files: PlanFiles, database: Database): Promise<number | null> {
  const input = plan.contacts;
  if (input === null || input.day === null || files.contacts === null) return null;
  const { relation } = files.contacts.numbered;
  const [[count] = []] = await database.rows(
    compileAfterDay(
      { ...input, day: input.day },
      relation,
      compilingOf(plan, database, columnOf(relation, input.key)),
    ),
  );
  return Number(count);
}

/** Parquet gives one column alone, which costs little; from texts, whole lines are read again. */
async function daysQuality(
  plan: Plan,
  { files, census }: { readonly files: PlanFiles; readonly census: Census },
  database: Database,
): Promise<ContactsQuality["days"]> {
  const input = plan.contacts;
  if (input === null || files.contacts === null) return null;
  const read = (census.contacts?.known.contacts ?? 0) + (census.contacts?.unknown.contacts ?? 0);
  const isInColumns = input.file.format.kind === "parquet" && input.duplicates !== "drop";
  if (!isInColumns && read > readAgainMax) return null;
  const { relation } = files.contacts.numbered;
  const compiling = compilingOf(plan, database, columnOf(relation, input.key));
  return { spike: await commonest(plan, compileCommonestDay(input, relation, compiling), database) };
}

/** Looked for where many contacts are of unknown units: it costs a join of the keys. */
async function findLostZeros(census: ContactsCensus | null, database: Database): Promise<LostZeros | null> {
  if (census === null) return null;
  const all = census.known.contacts + census.unknown.contacts;
  const unknown = unknownUnitOf(census);
  if (unknown === 0 || unknown < lostZerosMin * all) return null;
  const [[contacts, least, greatest] = []] = await database.rows(compileLostZeros(database.dialect));
  return lostZeros({ contacts: Number(contacts), all, lengths: [Number(least), Number(greatest)] });
}

function unknownUnitOf({ unknown }: ContactsCensus): number {
  return unknown.contacts - unknown.no_date - unknown.no_channel;
}

function compilingOf({ timezone }: Plan, { dialect }: Database, key: Column): Compiling {
  return { dialect, timezone, keyOf: () => key };
}

function contactsQuality(
  { known, unknown, ...census }: ContactsCensus,
  counted: Pick<ContactsQuality, "duplicates" | "afterDay" | "days" | "lostZeros">,
): ContactsQuality {
  const setAside = {
    no_date: known.no_date + unknown.no_date,
    no_channel: known.no_channel + unknown.no_channel,
    unknown_unit: unknown.contacts - unknown.no_date - unknown.no_channel,
    outside_window: known.before_window + known.after_window,
    out_of_scope: known.out_of_scope,
    routine: known.routine,
  };
  const setAsideSum = Object.values(setAside).reduce((sum, count) => sum + count, 0);
  return {
    kept: known.contacts + unknown.contacts - setAsideSum,
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
  const spikes = new Map<string, Spike | null>();
  for (const attribute of named) spikes.set(attribute, await spikeOf(plan, attribute, database));
  return named.map((attribute) => {
    const [empty = 0, outsideBands = 0, unasked = 0, improbable = 0, contradicted = 0] = counts.splice(0, 5);
    const codes = codesToCount(plan, attribute).flatMap(({ code, missing }) =>
      missing === null ? [] : [{ code, missing, units: counts.shift() ?? 0 }],
    );
    const spike = spikes.get(attribute) ?? null;
    const unknown = empty + outsideBands;
    return { attribute, unknown, outsideBands, unasked, improbable, contradicted, spike, codes };
  });
}

async function spikeOf(plan: Plan, attribute: string, database: Database): Promise<Spike | null> {
  const column = spikeColumn(plan, attribute);
  if (column === null) return null;
  const found = await commonest(plan, compileCommonest(plan, column, database.dialect), database);
  const isNumber = plan.attributes.get(column)?.kind === "number";
  return found?.value != null && isNumber ? { ...found, value: String(Number(found.value)) } : found;
}

/** @param statement at most two rows: the commonest values, how many have each, and how many have one */
async function commonest(plan: Plan, statement: Sql, database: Database): Promise<Spike | null> {
  const [first, second] = await database.rows(statement);
  if (first === undefined) return null;
  const [value, count, filled] = first;
  return spike({
    value: String(value),
    count: Number(count),
    next: Number(second?.[1] ?? 0),
    filled: Number(filled),
    rowsMin: plan.quotedRowsMin,
  });
}

async function exclusivesQuality(plan: Plan, database: Database): Promise<Quality["exclusives"]> {
  if (plan.exclusives.length === 0) return [];
  const [row = []] = await database.rows(compileExclusives(plan));
  return plan.exclusives.map(({ question }, at) => ({ question, units: Number(row[at] ?? 0) }));
}
