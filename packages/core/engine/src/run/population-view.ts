import { countValue, textValue, VigieErrors } from "@vigie/words";
import { compilePopulation, type Relations } from "../compile/population.ts";
import { compileMisplaced, compileVersions } from "../compile/united-view.ts";
import type { Database } from "../database.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Plan } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import { type Sql, writeLiteral } from "../sql.ts";
import type { PlanFiles } from "./plan-files.ts";

/*
 * On a cluster, each server computes the pass over its own units and contacts, in a view; the run reads a view that unites
 * them. Both rest on what an administrator wrote down: the run checks what they would get wrong in silence.
 */

type ReadFiles = Pick<PlanFiles, "units" | "contacts">;

/** The pass, as every server computes it: over the tables that the mapping names, with the types that they have. */
export function passOf(plan: Plan, files: ReadFiles, dialect: Dialect): Sql {
  return compilePopulation(plan, relationsOf(plan, files), { dialect, keys: "text" });
}

/**
 * The first eight bytes of the SHA-256 of the text of a pass and of the servers that compute it, in hexadecimal: every row carries
 * them. Equal ones read the same units from the same tables. Whatever of the study or of the mapping decides a row of the
 * population is in it; labels, noise and the secret are not.
 */
export async function versionOf(plan: Plan, files: ReadFiles, dialect: Dialect): Promise<string> {
  const parts = [writeLiteral(passOf(plan, files, dialect), dialect)];
  for (const file of [files.units, files.contacts])
    for (const { server } of (await file?.ownTables?.()) ?? []) parts.push(server);
  const text = new TextEncoder().encode(parts.join("\n"));
  const digest = new DataView(await crypto.subtle.digest("SHA-256", text));
  return digest.getBigUint64(0).toString(16).padStart(16, "0");
}

/**
 * @param files whose population was read
 * @throws {VigieErrors} a server computes another pass than this run would, or a key is on several servers
 */
export async function checkPopulationView(plan: Plan, files: PlanFiles, database: Database): Promise<void> {
  const { population: view } = files;
  if (view === null) return;
  const { dialect } = database;
  const expected = await versionOf(plan, files, dialect);
  const versions = (await database.rows(compileVersions())).map(([version]) => String(version));
  const place = { file: view.file.shown };
  const values = { source: textValue(plan.source) };
  if (versions.some((version) => version !== expected)) {
    const servers = textValue(versions.includes(expected) ? "some" : "all");
    const server = textValue(dialect.name);
    throw new VigieErrors([
      engineProblem("engine/view-of-another-version", place, { ...values, servers, server }),
    ]);
  }
  const [[keys] = []] = await database.rows(compileMisplaced(plan, dialect));
  if (Number(keys) > 0)
    throw new VigieErrors([
      engineProblem("engine/keys-on-several-servers", place, { ...values, keys: countValue(Number(keys)) }),
    ]);
}

/** Relations of the files or tables that the mapping names, even where a view is read in their place. */
export function relationsOf(plan: Plan, { units, contacts }: ReadFiles): Relations {
  const ofUnits = plan.units?.fromContacts ? contacts : units;
  return { units: ofUnits?.relation ?? null, contacts: contacts?.relation ?? null };
}
