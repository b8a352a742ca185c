import type { Person } from "../accounts/account.ts";
import { inTransaction } from "../database/transaction.ts";
import { change } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { removeEditions } from "../publication/unpublished-editions.ts";
import { mayBecome } from "../rules/deposit-states.ts";
import { campaignOf } from "./campaign-of.ts";
import { allowInCampaign } from "./campaign-phase.ts";
import { reasonOf } from "./reason.ts";

/**
 * Ends a campaign of which nothing is published: its bundles are withdrawn, its assembled editions removed, its page and its
 * remarks stay.
 * @throws {VigieErrors} without a reason, or a campaign that is published
 */
export async function cancelCampaign(
  hub: Hub,
  by: Person,
  request: { readonly campaign: string; readonly reason: string },
): Promise<void> {
  const { campaign } = request;
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "cancel" });
    const reason = reasonOf(request);
    const deposits = await transaction
      .selectFrom("deposit")
      .select(["id", "state"])
      .where("campaign", "=", campaign)
      .execute();
    for (const deposit of deposits)
      if (mayBecome(deposit.state, "withdrawn"))
        await change(hub, transaction, deposit, { to: "withdrawn", by: by.id });
    // Readers of the edition that it would have corrected were told that it was being prepared.
    const { corrects } = await campaignOf({ database: transaction }, campaign);
    await transaction
      .updateTable("edition")
      .set({ corrected_at: null, correction_reason: null })
      .where("campaign", "=", corrects)
      .execute();
    await transaction
      .updateTable("campaign")
      .set({ state: "cancelled", cancel_reason: reason })
      .where("id", "=", campaign)
      .execute();
    await record(transaction, { account: by.id, act: "campaign.cancelled", subject: campaign }, now);
  });
  await removeEditions(hub, (edition) => edition.campaign === campaign);
}
