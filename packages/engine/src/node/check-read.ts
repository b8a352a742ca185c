import { type VigieError, VigieErrors } from "@vigie/study";
import type { Plan } from "../plan.ts";
import { problem } from "../problems.ts";
import type { Census } from "./census.ts";
import type { Database } from "./database.ts";
import type { Ragged } from "./measure-quality.ts";
import type { PlanFiles } from "./plan-files.ts";

/**
 * @returns rows set aside because the mapping says so
 * @throws {VigieErrors} every mistake that the pass found in the files
 */
export async function checkRead(
  plan: Plan,
  { files, census }: { readonly files: PlanFiles; readonly census: Census },
  _database: Database,
): Promise<Ragged> {
  const errors: VigieError[] = [];
  const read = census.contacts ? census.contacts.known.contacts + census.contacts.unknown.contacts : 0;
  const units = await files.units?.unread(census.units);
  const contacts = await files.contacts?.unread(read);
  errors.push(...(units?.errors ?? []), ...(contacts?.errors ?? []));
  if (errors.length === 0 && plan.units && census.units === 0)
    errors.push(problem("engine/file-without-rows", { file: plan.units.file.shown }));
  if (errors.length === 0 && plan.contacts && read === 0)
    errors.push(problem("engine/file-without-rows", { file: plan.contacts.file.shown }));
  if (errors.length > 0) throw new VigieErrors(errors);
  return { units: units?.ragged ?? 0, contacts: contacts?.ragged ?? 0 };
}
