import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import type { Person } from "./account.ts";

/** Tables whose lines name an institution. */
const tables = ["account", "invitation", "participation"] as const;

/**
 * The name of an institution as the hub already writes it, or as typed where it is new. « CAF de l'Essai » and
 * « Caf de l’Essai » are one institution: otherwise one of its agents could review its bundles.
 */
export async function spellingOf(transaction: HubTransaction, typed: string): Promise<string> {
  const tidy = typed.trim().replaceAll(/\s+/g, " ");
  // Common case first: names are chosen in the list that the forms propose.
  for (const table of tables) {
    const same = await transaction
      .selectFrom(table)
      .select("institution")
      .where("institution", "=", tidy)
      .limit(1)
      .executeTakeFirst();
    if (same !== undefined) return tidy;
  }
  const known = await knownInstitutions(transaction);
  return known.find((name) => foldedName(name) === foldedName(tidy)) ?? tidy;
}

/** In the order of the alphabet. */
export async function knownInstitutions(database: HubReader): Promise<readonly string[]> {
  const found = await Promise.all(
    tables.map((table) => database.selectFrom(table).select("institution").distinct().execute()),
  );
  const names = new Set(found.flat().map(({ institution }) => institution));
  return [...names].toSorted((a, b) => a.localeCompare(b, "fr"));
}

/** A name without what people write in several ways. */
export function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Writes down which institution an establishment belongs to: agents that ProConnect says to be of this SIRET may sign in for
 * this institution only.
 * @throws {VigieErrors} what is not a SIRET (fourteen digits whose Luhn sum is a multiple of ten; La Poste's differ)
 */
export async function registerEstablishment(
  hub: Hub,
  by: Person,
  request: { readonly siret: string; readonly institution: string },
): Promise<void> {
  const siret = request.siret.replaceAll(/\s/g, "");
  if (!isSiret(siret)) return refuse("hub/siret-invalid");
  await inTransaction(hub, async (transaction) => {
    const institution = await spellingOf(transaction, request.institution);
    await transaction.deleteFrom("establishment").where("siret", "=", siret).execute();
    await transaction.insertInto("establishment").values({ siret, institution }).execute();
    const entry = { account: by.id, act: "establishment.registered", subject: siret } as const;
    await record(transaction, { ...entry, detail: { institution } }, hub.now());
  });
}

export function establishmentsOf(hub: Hub) {
  return hub.database
    .selectFrom("establishment")
    .selectAll()
    .orderBy("institution")
    .orderBy("siret")
    .execute();
}

/** Null where nobody wrote it down. */
export async function institutionOfSiret(hub: Hub, siret: string): Promise<string | null> {
  const found = await hub.database
    .selectFrom("establishment")
    .select("institution")
    .where("siret", "=", siret)
    .executeTakeFirst();
  return found?.institution ?? null;
}

/** @see Insee: the SIRET ends with a key of Luhn; those of La Poste have a sum of digits that is a multiple of five */
function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const luhn = digits
    .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
  if (luhn % 10 === 0) return true;
  return text.startsWith("356000000") && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
}
