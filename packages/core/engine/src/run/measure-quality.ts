import type { Compiling } from "../compile/column.ts";
import { compileAfterDay, compileDaysOfContacts, compileDaysOfTexts } from "../compile/contacts.ts";
import {
  codesToCount,
  compileCommonest,
  compileDays,
  compileDuplicates,
  compileExclusives,
  compileKeyShape,
  compileLostZeros,
  compileMissing,
} from "../compile/quality.ts";
import { columnOf, type Relation, type RelationColumn } from "../compile/relation.ts";
import type { Database } from "../database.ts";
import {
  type CountedValue,
  contactDayOddities,
  dayOddities,
  numberOddities,
  type Spike,
  spike,
  spikeColumn,
} from "../oddities.ts";
import type { OpenedFile } from "../opened-file.ts";
import { type AttributeStep, type ContactsInput, isStep, type Plan } from "../plan.ts";
import {
  type AttributeQuality,
  type ContactsQuality,
  type FileQuality,
  type KeyShapes,
  keysComparedMin,
  type LostZeros,
  lostZeros,
  type Quality,
  readAgainMax,
} from "../quality.ts";
import { partsSeen } from "../read/several-files.ts";
import type { Sql } from "../sql.ts";
import { addedUp } from "./added-up.ts";
import { type Census, type ContactsCensus, contactsRead } from "./census.ts";
import type { OtherRows } from "./other-rows.ts";
import { columnsOfContacts, type PlanFiles } from "./plan-files.ts";

/** What the run saw: counts only. */
export async function measureQuality(
  plan: Plan,
  {
    files,
    census,
    tolerated: { ragged, unreadable },
    others,
  }: {
    readonly files: PlanFiles;
    readonly census: Census;
    readonly tolerated: Tolerated;
    /** Rows that are no units, set aside because the mapping says so. */
    readonly others: readonly OtherRows[];
  },
  database: Database,
): Promise<Quality> {
  const contacts = await contactsQuality(plan, { files, census }, database);
  const dropped = contacts?.duplicates?.dropped === true ? contacts.duplicates.rows : 0;
  const rowsOf = (role: OtherRows["role"]) =>
    others.filter((found) => found.role === role).reduce((sum, { rows }) => sum + rows, 0);
  const ofUnits =
    plan.units === null || plan.units.fromContacts
      ? null
      : {
          role: "units" as const,
          file: plan.units.file.shown,
          rows: census.units,
          ...(await partsOf(files.units, database)),
          ragged: ragged.units,
          otherRows: (files.total?.isSetAside ? files.total.rows : 0) + rowsOf("units"),
          ...shownOutOf(files.units),
          ...missingOf(files.units),
          ...(await endOf(files.units)),
          ...unreadableOf(unreadable.units),
        };
  const ofContacts = plan.contacts && {
    role: "contacts" as const,
    file: plan.contacts.file.shown,
    rows: contactsRead(census) + dropped,
    ...(await partsOf(files.contacts, database)),
    ragged: ragged.contacts,
    otherRows: rowsOf("contacts"),
    ...shownOutOf(files.contacts),
    ...missingOf(files.contacts),
    ...(await endOf(files.contacts)),
    ...unreadableOf(unreadable.contacts),
  };
  return {
    source: plan.source,
    unitsFrom: ofUnits === null ? "contacts" : "file",
    files: [ofUnits, ofContacts].filter((file) => file !== null),
    units: census.units,
    contacts,
    attributes: await attributesQuality(plan, database),
    exclusives: await exclusivesQuality(plan, database),
    unknownCodes: [],
  };
}

function shownOutOf(file: OpenedFile | null): Pick<FileQuality, "shownOut"> {
  const shownOut = file?.shownOut;
  return shownOut === undefined || shownOut.hidden + shownOut.struck === 0 ? {} : { shownOut };
}

function missingOf(file: OpenedFile | null): Pick<FileQuality, "missing"> {
  const missing = file?.missing ?? [];
  return missing.length === 0 ? {} : { missing };
}

/** A reading of the files more, where they are several. */
async function partsOf(file: OpenedFile | null, database: Database): Promise<Pick<FileQuality, "parts">> {
  if (file?.parts === undefined) return {};
  const seen = await partsSeen(file, database);
  const parts = file.parts.files.map((part, at) => {
    const { rows = 0, blank = [] } = seen[at] ?? {};
    return { file: part.file.shown, rows, ...(blank.length === 0 ? {} : { blank }) };
  });
  return { parts };
}

async function endOf(file: OpenedFile | null): Promise<Pick<FileQuality, "end" | "endOf">> {
  for (const part of file?.parts?.files ?? []) {
    const found = await endOf(part);
    if (found.end !== undefined) return { ...found, endOf: part.file.shown };
  }
  const end = (await file?.end?.()) ?? null;
  return end === null ? {} : { end };
}

function unreadableOf(unreadable: NonNullable<FileQuality["unreadable"]>): Pick<FileQuality, "unreadable"> {
  return unreadable.length === 0 ? {} : { unreadable };
}

/** What is wrong with the files and does not stop the run, because the mapping says so: by file. */
export interface Tolerated {
  /** Rows set aside for their number of columns. */
  readonly ragged: Readonly<Record<FileQuality["role"], number>>;
  /** Values of dates that are no day. */
  readonly unreadable: Readonly<Record<FileQuality["role"], NonNullable<FileQuality["unreadable"]>>>;
}

/** The contacts, to be read again. */
interface ReadAgain {
  readonly input: ContactsInput;
  readonly file: OpenedFile;
  readonly relation: Relation;
  readonly compiling: Compiling;
  /** Contacts that the one pass read. */
  readonly read: number;
}

async function contactsQuality(
  plan: Plan,
  { files, census }: { readonly files: PlanFiles; readonly census: Census },
  database: Database,
): Promise<ContactsQuality | null> {
  const input = plan.contacts;
  if (input === null || files.contacts === null || census.contacts === null) return null;
  const { relation } = files.contacts.numbered;
  const key = columnOf(relation, input.key);
  const compiling = { dialect: database.dialect, timezone: plan.timezone, keyOf: () => key };
  const contacts = { input, file: files.contacts, relation, compiling, read: contactsRead(census) };
  const duplicates = await countDuplicates(canDuplicatesMatter(plan), contacts, database);
  const afterDay = await countAfterDay(contacts, database);
  const keys = await compareKeys(plan, census.contacts, database);
  const days = await daysQuality(plan, contacts, database);
  const added = await addedUp(files.contacts, columnsOfContacts(input), database);
  const { known, unknown, unitsWithoutContact, unitsBelowMinimum, unknownUnits, withoutKey } =
    census.contacts;
  const setAside = {
    no_date: known.no_date + unknown.no_date,
    no_channel: known.no_channel + unknown.no_channel,
    unknown_unit: unknown.contacts - unknown.no_date - unknown.no_channel,
    outside_window: known.before_window + known.after_window,
    out_of_scope: known.out_of_scope,
    routine: known.routine,
  };
  return {
    kept: contacts.read - Object.values(setAside).reduce((sum, count) => sum + count, 0),
    setAside,
    beforeWindow: known.before_window,
    afterWindow: known.after_window,
    duplicates,
    afterDay,
    ...(added === null ? {} : { addedUp: added }),
    days,
    unitsWithoutContact,
    unitsBelowMinimum,
    unknownUnits,
    withoutKey,
    ...keys,
  };
}

/** Whether a study asks for equal rows, or counts contacts: those that a channel needs, or those of a unit. */
function canDuplicatesMatter({ contacts, attributes }: Plan): boolean {
  const isCount = (node: AttributeStep) => node.kind === "contact" && node.which === "count";
  return (
    contacts !== null &&
    (contacts.duplicates !== "keep" || contacts.minContacts > 1 || [...attributes.values()].some(isCount))
  );
}

/** Counted where they can matter, or where it costs little: it takes another pass. */
async function countDuplicates(
  areNeeded: boolean,
  { input, relation, compiling, read }: ReadAgain,
  database: Database,
): Promise<ContactsQuality["duplicates"]> {
  if (!areNeeded && read > readAgainMax) return null;
  const [[all, alone] = []] = await database.rows(compileDuplicates(input, relation, compiling));
  return { rows: Number(all) - Number(alone), dropped: input.duplicates === "drop" };
}

/** Another pass too, where the window was not over on the day of the run. */
async function countAfterDay(
  { input, relation, compiling }: ReadAgain,
  database: Database,
): Promise<number | null> {
  const { day } = input;
  if (day === null) return null;
  const [[count] = []] = await database.rows(compileAfterDay({ ...input, day }, relation, compiling));
  return Number(count);
}

/** Parquet gives one column alone, which costs little; from many texts, whole lines would be read again: some are looked at. */
async function daysQuality(
  plan: Plan,
  { input, file, relation, compiling, read }: ReadAgain,
  database: Database,
): Promise<ContactsQuality["days"]> {
  const { window, day, date } = input;
  const unlikelyIn = (days: readonly CountedValue[]) => ({
    spike: spikeAmong(days, plan.quotedRowsMin),
    oddities: contactDayOddities(days, { format: date.format, window, day }),
  });
  const isInColumns = input.file.format.kind === "parquet" && input.duplicates !== "drop";
  if (isInColumns || read <= readAgainMax)
    return unlikelyIn(await countedDays(compileDaysOfContacts(input, relation, compiling), database));
  const texts = await file.sampled?.(date.column);
  if (texts === undefined) return null;
  const { type } = columnOf(relation, date.column);
  return {
    ...unlikelyIn(await daysOfTexts({ input, texts, type, compiling }, database)),
    sampled: texts.length,
  };
}

/** @returns the commonest first */
async function daysOfTexts(
  {
    input,
    texts,
    type,
    compiling,
  }: Pick<ReadAgain, "input" | "compiling"> & {
    readonly texts: readonly string[];
    readonly type: RelationColumn["type"];
  },
  database: Database,
): Promise<readonly CountedValue[]> {
  const written = Map.groupBy(texts, (text) => text);
  const read = await database.rows(
    compileDaysOfTexts(input, { texts: [...written.keys()], type }, compiling),
  );
  const counts = new Map<string, number>();
  for (const [text, day] of read)
    if (day !== null && day !== undefined)
      counts.set(String(day), (counts.get(String(day)) ?? 0) + (written.get(String(text))?.length ?? 0));
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}

/** Where many contacts are of unknown units: it costs a reading of all keys, and a join. */
async function compareKeys(
  plan: Plan,
  { known, unknown, withoutKey }: ContactsCensus,
  database: Database,
): Promise<Pick<ContactsQuality, "lostZeros" | "keyShapes">> {
  const all = known.contacts + unknown.contacts;
  const named = unknown.contacts - unknown.no_date - unknown.no_channel - withoutKey;
  const isApart = plan.units !== null && !plan.units.fromContacts;
  if (!isApart || named === 0 || named < keysComparedMin * all) return { lostZeros: null, keyShapes: null };
  return { lostZeros: await findLostZeros(all, database), keyShapes: await findKeyShapes(plan, database) };
}

async function findLostZeros(all: number, database: Database): Promise<LostZeros | null> {
  const [[contacts, least, greatest] = []] = await database.rows(compileLostZeros(database.dialect));
  return lostZeros({ contacts: Number(contacts), all, lengths: [Number(least), Number(greatest)] });
}

async function findKeyShapes(
  { quotedRowsMin: rowsMin }: Plan,
  database: Database,
): Promise<KeyShapes | null> {
  const { dialect } = database;
  const [[units] = []] = await database.rows(compileKeyShape(true, { dialect, rowsMin }));
  const [[contacts] = []] = await database.rows(compileKeyShape(false, { dialect, rowsMin }));
  if (typeof units !== "string" || typeof contacts !== "string" || units === contacts) return null;
  return { units, contacts };
}

async function attributesQuality(plan: Plan, database: Database): Promise<readonly AttributeQuality[]> {
  const [row = []] = await database.rows(compileMissing(plan));
  const counts = row.slice(1).map(Number);
  const named = [...plan.attributes.keys()].filter((attribute) => !isStep(attribute));
  const unlikely = new Map<string, Unlikely>();
  for (const attribute of named) unlikely.set(attribute, await unlikelyValues(plan, attribute, database));
  return named.map((attribute) => {
    const [empty = 0, outsideBands = 0, unasked = 0, improbable = 0, contradicted = 0] = counts.splice(0, 5);
    const codes = codesToCount(plan, attribute).flatMap(({ code, missing }) =>
      missing === null ? [] : [{ code, missing, units: counts.shift() ?? 0 }],
    );
    const { spike, oddities } = unlikely.get(attribute) ?? nothingUnlikely;
    const unknown = empty + outsideBands;
    return { attribute, unknown, outsideBands, unasked, improbable, contradicted, spike, oddities, codes };
  });
}

type Unlikely = Pick<AttributeQuality, "spike" | "oddities">;
const nothingUnlikely: Unlikely = { spike: null, oddities: [] };

async function unlikelyValues(plan: Plan, attribute: string, database: Database): Promise<Unlikely> {
  const column = spikeColumn(plan, attribute);
  const node = column === null ? undefined : plan.attributes.get(column);
  if (column === null || node === undefined) return nothingUnlikely;
  const rowsMin = plan.quotedRowsMin;
  if (node.kind !== "date") return unlikelyNumbers(column, { rowsMin }, database);
  const days = await countedDays(compileDays(column, database.dialect), database);
  const spike = spikeAmong(days, rowsMin);
  const ageAt = ageAtOf(plan, attribute);
  return { spike, oddities: dayOddities(days, { format: node.format, spike, rowsMin, ageAt }) };
}

/** The day at which the plan computes ages from an attribute; null where it does not. */
function ageAtOf({ attributes }: Plan, attribute: string): string | null {
  for (const node of attributes.values()) if (node.kind === "years" && node.of === attribute) return node.at;
  return null;
}

async function unlikelyNumbers(
  column: string,
  { rowsMin }: { readonly rowsMin: number },
  database: Database,
): Promise<Unlikely> {
  const rows = await database.rows(compileCommonest(column));
  const [first] = rows;
  if (first === undefined) return nothingUnlikely;
  const [, , filled = 0, distinct = 0, negative = 0, negativeSum = 0, otherSum = 0] = first.map(Number);
  const commonest = rows.map(([value, count]) => ({ value: String(Number(value)), count: Number(count) }));
  return {
    spike: spikeAmong(commonest, rowsMin, filled),
    oddities: numberOddities({
      commonest,
      filled,
      distinct,
      negative: { count: negative, sum: negativeSum },
      otherSum,
      rowsMin,
    }),
  };
}

async function countedDays(statement: Sql, database: Database): Promise<readonly CountedValue[]> {
  const rows = await database.rows(statement);
  return rows.map(([value, count]) => ({ value: String(value), count: Number(count) }));
}

/** @param commonest the commonest first */
function spikeAmong(
  commonest: readonly CountedValue[],
  rowsMin: number,
  filled = commonest.reduce((sum, { count }) => sum + count, 0),
): Spike | null {
  const [first, second] = commonest;
  return first === undefined ? null : spike({ ...first, next: second?.count ?? 0, filled, rowsMin });
}

async function exclusivesQuality(plan: Plan, database: Database): Promise<Quality["exclusives"]> {
  if (plan.exclusives.length === 0) return [];
  const [row = []] = await database.rows(compileExclusives(plan));
  return plan.exclusives.map(({ question }, at) => ({ question, units: Number(row[at] ?? 0) }));
}
