import { closeAccount } from "./accounts/account-closure.ts";
import { inTransaction } from "./database/transaction.ts";
import { depositsByInstitution } from "./deposits/deposits-by-institution.ts";
import { eraseFile } from "./deposits/erasure.ts";
import type { Hub } from "./hub.ts";

const day = 86_400_000;
/** Days after which an account that was not used is closed, and its name and address erased. */
const accountDays = 730;

/**
 * Erases what is kept no longer: bundles that were never published, sessions and invitations that ended, accounts
 * that nobody uses.
 */
export async function eraseOld(hub: Hub): Promise<void> {
  const now = hub.now();
  await eraseBundles(hub, new Date(now.getTime() - hub.settings.keptDays * day).toISOString().slice(0, 10));
  await closeAccounts(hub, new Date(now.getTime() - accountDays * day).toISOString());
  const yesterday = new Date(now.getTime() - day).toISOString();
  await hub.database.deleteFrom("session").where("created_at", "<", yesterday).execute();
  await hub.database.deleteFrom("attempt").where("at", "<", yesterday).execute();
  await hub.database.deleteFrom("password_link").where("expires_at", "<", yesterday).execute();
  await hub.database.deleteFrom("invitation").where("expires_at", "<", yesterday).execute();
}

/** @param closed campaigns that closed before this day are over */
async function eraseBundles(hub: Hub, closed: string): Promise<void> {
  const old = await depositsByInstitution(hub.database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select("deposit.id")
    .where("campaign.closes_on", "<", closed)
    .where(({ or, eb }) =>
      or([eb("participation.late_until", "is", null), eb("participation.late_until", "<", closed)]),
    )
    .where("deposit.state", "!=", "published")
    .where("deposit.erased_at", "is", null)
    .execute();
  for (const { id } of old)
    await eraseFile(hub, id, { by: "hub", mayErase: ({ state }) => state !== "published" });
}

async function closeAccounts(hub: Hub, unused: string): Promise<void> {
  const old = await hub.database
    .selectFrom("account")
    .select("id")
    .where("last_seen_at", "<", unused)
    .where("disabled_at", "is", null)
    .execute();
  for (const { id } of old)
    await inTransaction(hub, (transaction) => closeAccount(hub, transaction, { account: id, by: "hub" }));
}
