import { linesValue, textValue, type VigieError, VigieErrors } from "@vigie/words";
import { compileRepeated } from "../compile/quality.ts";
import { contactChecks, unitChecks } from "../compile/value-checks.ts";
import type { Database } from "../connectors/database.ts";
import { type ContactsInput, type InputFile, type Plan, placedBy, type UnitsInput } from "../plan.ts";
import { problem } from "../problems.ts";
import { RefusedRun } from "../refused-run.ts";
import { type Census, contactsRead } from "./census.ts";
import { findMistakes, type Mistakes, type Suspect } from "./find-mistakes.ts";
import type { Tolerated } from "./measure-quality.ts";
import type { OpenedFile } from "./opened-file.ts";
import type { PlanFiles } from "./plan-files.ts";

interface ReadData {
  readonly files: PlanFiles;
  readonly census: Census;
}

/**
 * @returns rows and values set aside because the mapping says so
 * @throws {VigieErrors} every mistake that the pass found in the files
 */
export async function checkData(plan: Plan, read: ReadData, database: Database): Promise<Tolerated> {
  const ragged = await checkRows(plan, read);
  const suspects = await suspectsOf(plan, read, database);
  const mistakes: Mistakes[] = [];
  const unreadable = { units: noValues, contacts: noValues };
  for (const suspect of suspects) {
    const found = await findMistakes(suspect, database);
    mistakes.push(found);
    unreadable[suspect.role] = found.unreadable;
  }
  const errors = mistakes.flatMap((found) => found.errors);
  if (errors.length === 0 && mistakes.some((found) => found.unreadable.length === 0))
    throw new RangeError("the pass found mistakes that a second reading does not");
  if (errors.length > 0)
    throw new RefusedRun(
      errors,
      mistakes.flatMap(({ unknownCodes }) => unknownCodes),
    );
  return { ragged, unreadable };
}

const noValues: Mistakes["unreadable"] = [];

/** Unreadable rows are reported alone: they may cause the other mistakes. */
async function checkRows(plan: Plan, { files, census }: ReadData): Promise<Tolerated["ragged"]> {
  const units = (await files.units?.unread(census.units)) ?? { ragged: 0, errors: [] };
  const contacts = (await files.contacts?.unread(contactsRead(census))) ?? { ragged: 0, errors: [] };
  const errors: VigieError[] = [...units.errors, ...contacts.errors];
  if (files.total !== null && !files.total.isSetAside && files.units !== null && census.units > 0)
    errors.push(await totalProblem(files.units, plan.units?.key ?? "", census.units - files.total.below));
  if (plan.units && !plan.units.fromContacts && census.units === 0 && units.errors.length === 0)
    errors.push(withoutRows(plan.units.file));
  if (plan.contacts && contactsRead(census) === 0 && contacts.errors.length === 0)
    errors.push(withoutRows(plan.contacts.file));
  if (errors.length > 0) throw new VigieErrors(errors);
  return { units: units.ragged, contacts: contacts.ragged };
}

function withoutRows({ shown, format }: InputFile): VigieError {
  const kind = textValue(format.kind === "table" ? "table" : "file");
  return problem("engine/file-without-rows", { file: shown }, { kind });
}

/** A total is reported alone: read as a unit, it would be wrong in most of its columns. */
async function totalProblem(units: OpenedFile, key: string, row: number): Promise<VigieError> {
  const [found = { file: units.file.shown }] = await units.places([row]);
  const place = { ...found, field: key };
  const where = textValue(placedBy(units.file, place.line));
  return problem("engine/total-row", place, {
    where,
    lines: linesValue([place.line ?? place.row ?? row], 1),
  });
}

async function suspectsOf(
  plan: Plan,
  { files, census }: ReadData,
  database: Database,
): Promise<readonly Suspect[]> {
  const suspects: Suspect[] = [];
  const { timezone, quotedRowsMin } = plan;
  const suspect = (role: Suspect["role"], { key, pad }: UnitsInput | ContactsInput) => ({
    role,
    key,
    pad,
    timezone,
    quotedRowsMin,
  });
  if (plan.units && files.units) {
    const [[repeated] = []] = await database.rows(compileRepeated());
    if (census.bad > 0 || Number(repeated) > 0)
      suspects.push({ ...suspect("units", plan.units), file: files.units, checks: unitChecks(plan) });
  }
  const isFromContacts = plan.units?.fromContacts === true;
  const hasWrong = (census.contacts?.wrong ?? 0n) !== 0n || (isFromContacts && census.bad > 0);
  if (plan.contacts && files.contacts && hasWrong)
    suspects.push({
      ...suspect("contacts", plan.contacts),
      file: files.contacts,
      checks: [...contactChecks(plan), ...(isFromContacts ? unitChecks(plan) : [])],
    });
  return suspects;
}
