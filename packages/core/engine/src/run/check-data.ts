import type { InputFile } from "@vigie/mapping";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { contactChecks, unitChecks } from "../compile/column.ts";
import { compileRepeated } from "../compile/quality.ts";
import type { Database } from "../database.ts";
import { RefusedRun } from "../engine.ts";
import type { ContactsInput, Plan, UnitsInput } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import { type Census, contactsRead } from "./census.ts";
import { findMistakes, type Mistakes, type Suspect } from "./find-mistakes.ts";
import type { Tolerated } from "./measure-quality.ts";
import { type OtherRows, otherRowsProblems } from "./other-rows.ts";
import type { PlanFiles } from "./plan-files.ts";

interface ReadData {
  readonly files: PlanFiles;
  readonly census: Census;
}

/**
 * @returns values set aside because the mapping says so
 * @throws {VigieErrors} every mistake that the pass found in the values of the files
 */
export async function checkValues(
  plan: Plan,
  read: ReadData,
  database: Database,
): Promise<Tolerated["unreadable"]> {
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
  return unreadable;
}

const noValues: Mistakes["unreadable"] = [];

/**
 * Unreadable rows are reported alone, and so are those that are no units: they may cause the other mistakes.
 * @param others found in the files
 * @returns rows set aside for their number of columns, because the mapping says so
 * @throws {VigieErrors}
 */
export async function checkRows(
  plan: Plan,
  { files, census }: ReadData,
  others: readonly OtherRows[],
): Promise<Tolerated["ragged"]> {
  const units = (await files.units?.unread(census.units)) ?? { ragged: 0, errors: [] };
  const contacts = (await files.contacts?.unread(contactsRead(census))) ?? { ragged: 0, errors: [] };
  const errors: VigieError[] = [...units.errors, ...contacts.errors];
  if (plan.units && !plan.units.fromContacts && census.units === 0 && units.errors.length === 0)
    errors.push(withoutRows(plan.units.file));
  if (plan.contacts && contactsRead(census) === 0 && contacts.errors.length === 0)
    errors.push(withoutRows(plan.contacts.file));
  if (errors.length === 0) errors.push(...(await otherRowsProblems(plan, files, others)));
  if (errors.length > 0) throw new VigieErrors(errors);
  return { units: units.ragged, contacts: contacts.ragged };
}

function withoutRows({ shown, format }: InputFile): VigieError {
  const kind = textValue(format.kind === "table" ? "table" : "file");
  return engineProblem("engine/file-without-rows", { file: shown }, { kind });
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
