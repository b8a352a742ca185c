import type { Person } from "../accounts/account.ts";
import type { HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { allowInCampaign, campaignOf, isDay, todayOf } from "./campaign-phase.ts";
import { standingsOf } from "./standings.ts";

/** Until when a participant of a campaign may deposit after its deadline. */
interface Extension {
  readonly campaign: string;
  readonly partner: string;
  /** Empty for the same day as the others. */
  readonly until: string;
}

/** Gives a participant more time, or takes it back. */
export async function extend(
  hub: Hub,
  transaction: HubTransaction,
  { by, campaign, partner, until }: Extension & { readonly by: string },
): Promise<void> {
  await transaction
    .updateTable("participation")
    .set({ late_until: until === "" ? null : until })
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .execute();
  const entry = { account: by, act: "participation.delayed", subject: campaign } as const;
  await record(transaction, { ...entry, detail: { partner, until } }, hub.now());
}

/** @param terms.closesOn deadline of the campaign. @throws {VigieErrors} for a day that is past, or not after the deadline */
export function refuseExtension(
  until: string,
  { today, closesOn }: { readonly today: string; readonly closesOn: string },
): void {
  if (!isDay(until) || until < today || until <= closesOn) refuse("hub/delay-too-short");
}

/**
 * Gives all those who are late until one day, in one go.
 * @throws {VigieErrors} what `refuseExtension` does; for who does not conduct the campaign, or where it is over
 * @returns those who were late; none where another click came first
 */
export async function extendLate(
  hub: Hub,
  by: Person,
  { campaign: id, until }: { readonly campaign: string; readonly until: string },
) {
  const today = await todayOf(hub, id);
  return inTransaction(hub, async (transaction) => {
    const reader = { database: transaction };
    await allowInCampaign(reader, by, { campaign: id, action: "change" });
    const campaign = await campaignOf(reader, id);
    refuseExtension(until, { today, closesOn: campaign.closes_on });
    const late = (await standingsOf(reader, campaign, today)).filter(({ standing }) => standing === "late");
    for (const { partner } of late)
      await extend(hub, transaction, { by: by.id, campaign: id, partner, until });
    return late;
  });
}
