import type { HubReader, HubTransaction } from "../database/schema.ts";

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
  return known.find((name) => folded(name) === folded(tidy)) ?? tidy;
}

/** In the order of the alphabet. */
export async function knownInstitutions(database: HubReader): Promise<readonly string[]> {
  const found = await Promise.all(
    tables.map((table) => database.selectFrom(table).select("institution").distinct().execute()),
  );
  const names = new Set(found.flat().map(({ institution }) => institution));
  return [...names].toSorted((a, b) => a.localeCompare(b, "fr"));
}

function folded(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
