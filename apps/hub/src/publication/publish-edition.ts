import type { Person } from "../accounts/account.ts";
import { allowInCampaign } from "../campaigns/campaign-phase.ts";
import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import { change } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { lastEdition, removePreviews } from "./unpublished-editions.ts";

/**
 * Asks that the last assembled edition of a campaign be published, by somebody else. Assembled again, it is asked for again.
 * @throws {VigieErrors} what `publishEdition` does of the edition
 */
export async function askForPublication(hub: Hub, by: Person, campaign: string): Promise<void> {
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "publish" });
    const { edition } = await publishable(transaction, campaign);
    if (edition.asked_by !== null) return;
    await transaction
      .updateTable("edition")
      .set({ asked_by: by.id, asked_at: now.toISOString() })
      .where("id", "=", edition.id)
      .execute();
    const detail = { edition: edition.id };
    await record(transaction, { account: by.id, act: "publication.asked", subject: campaign, detail }, now);
  });
}

/**
 * Publishes the last assembled edition of a campaign, with the bundles that it holds.
 * @throws {VigieErrors} the campaign is published already, nothing is assembled, other bundles are approved than those that it holds,
 * or nobody else asked for it
 */
export async function publishEdition(hub: Hub, by: Person, campaign: string): Promise<void> {
  const now = hub.now();
  const published = await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "publish" });
    const { edition, approved } = await publishable(transaction, campaign);
    if (edition.asked_by === null || edition.asked_by === by.id) return refuse("hub/publication-alone");
    for (const deposit of approved) await change(hub, transaction, deposit, { to: "published", by: by.id });
    await transaction
      .updateTable("edition")
      .set({ published_at: now.toISOString() })
      .where("id", "=", edition.id)
      .execute();
    await transaction
      .updateTable("campaign")
      .set({ state: "published" })
      .where("id", "=", campaign)
      .execute();
    const detail = { edition: edition.id };
    await record(transaction, { account: by.id, act: "campaign.published", subject: campaign, detail }, now);
    return edition.id;
  });
  await removePreviews(hub, published);
}

/** The last assembled edition and the deposits that it holds, which must be those that are approved now. */
async function publishable(transaction: HubTransaction, campaign: string) {
  const edition = await lastEdition({ database: transaction }, campaign);
  if (edition === undefined || edition.published_at !== null) return refuse("hub/not-assembled");
  const approved = await transaction
    .selectFrom("deposit")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("state", "=", "approved")
    .execute();
  if (JSON.stringify(approved.map(({ id }) => id).toSorted()) !== edition.deposits)
    return refuse("hub/assembly-outdated");
  return { edition, approved };
}
