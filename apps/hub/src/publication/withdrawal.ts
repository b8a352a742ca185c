import type { Person } from "../accounts/account.ts";
import { allowInCampaign } from "../campaigns/campaign-phase.ts";
import { reasonOf } from "../campaigns/reason.ts";
import { inTransaction } from "../database/transaction.ts";
import { change } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";

/**
 * Takes a published edition away from readers, who are told why at its address. Its pages stay in the folder; no other
 * edition is compared with it any more, and its bundles are kept until their institution or the lead erases them.
 * @throws {VigieErrors} without a reason, or where nothing is published, or no longer
 */
export async function withdrawEdition(
  hub: Hub,
  by: Person,
  request: { readonly campaign: string; readonly reason: string },
): Promise<void> {
  const { campaign } = request;
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "withdraw_edition" });
    const reason = reasonOf(request);
    const withdrawn = await transaction
      .updateTable("edition")
      .set({ withdrawn_at: now.toISOString(), withdrawal_reason: reason })
      .where("campaign", "=", campaign)
      .where("published_at", "is not", null)
      .where("withdrawn_at", "is", null)
      .executeTakeFirst();
    if (withdrawn.numUpdatedRows !== 1n) return refuse("hub/absent");
    const deposits = await transaction
      .selectFrom("deposit")
      .select(["id", "state"])
      .where("campaign", "=", campaign)
      .where("state", "=", "published")
      .execute();
    for (const deposit of deposits) await change(hub, transaction, deposit, { to: "retracted", by: by.id });
    await record(transaction, { account: by.id, act: "edition.withdrawn", subject: campaign }, now);
  });
}
