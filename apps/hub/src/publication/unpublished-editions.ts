import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import { setAside } from "../deposits/stored-files.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";

/** An edition as it is kept, with the identifiers of the deposits that it holds. */
interface HeldEdition {
  readonly id: string;
  readonly campaign: string;
  readonly deposits: readonly string[];
}

/** The last edition assembled for a campaign; undefined where there is none. */
export function lastEdition({ database }: { readonly database: HubReader }, campaign: string) {
  return database
    .selectFrom("edition")
    .selectAll()
    .where("campaign", "=", campaign)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

const previewsSuffix = ".partners";

/** Folder of what each partner sees of an edition before it is published: the pages of its own bundle alone, by its identifier. */
export function previewsOf({ settings }: Pick<Hub, "settings">, edition: string): string {
  return join(settings.folder, "editions", `${edition}${previewsSuffix}`);
}

/**
 * Removes editions that are not published, with their pages.
 * @param isUseless replaced by another one, or with a bundle that was erased
 */
export async function removeEditions(hub: Hub, isUseless: (edition: HeldEdition) => boolean): Promise<void> {
  const found = await hub.database
    .selectFrom("edition")
    .select(["id", "campaign", "deposits"])
    .where("published_at", "is", null)
    .execute();
  const useless = found.filter((one) => isUseless({ ...one, deposits: JSON.parse(one.deposits) }));
  for (const { id, campaign } of useless) {
    const isRemoved = await inTransaction(hub, async (transaction) => {
      const removed = await transaction
        .deleteFrom("edition")
        .where("id", "=", id)
        .where("published_at", "is", null)
        .executeTakeFirst();
      if (removed.numDeletedRows !== 1n) return false;
      const detail = { campaign };
      await record(transaction, { account: "hub", act: "edition.removed", subject: id, detail }, hub.now());
      return true;
    });
    if (!isRemoved) continue;
    await rm(join(hub.settings.folder, "editions", id), { recursive: true, force: true });
    await removePreviews(hub, id);
  }
}

/** Once everybody reads the edition itself. */
export function removePreviews(hub: Pick<Hub, "settings">, edition: string): Promise<void> {
  return rm(previewsOf(hub, edition), { recursive: true, force: true });
}

/** Sets aside the pages that a hub that was killed had written for no edition, or not yet removed. */
export async function setAsideStrayPages(hub: Hub): Promise<void> {
  const stored = await hub.database.selectFrom("edition").select(["id", "published_at"]).execute();
  const wanted = new Set(
    stored.flatMap(({ id, published_at }) => (published_at === null ? [id, `${id}${previewsSuffix}`] : [id])),
  );
  for (const name of await readdir(join(hub.settings.folder, "editions")))
    if (!wanted.has(name)) await setAside(hub, join("editions", name));
}
