import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/random-token.ts";
import { openCampaign } from "../campaigns/campaign.ts";
import { campaignOf, participationsOf } from "../campaigns/campaign-of.ts";
import { allowInCampaign } from "../campaigns/campaign-phase.ts";
import { reasonOf } from "../campaigns/reason.ts";
import { joinTeam } from "../campaigns/team.ts";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";

/**
 * Opens the campaign of an edition that takes the place of a published one, and says so to the readers of that one. Where its study
 * asks for the same, it begins with the bundles that were published, as they were approved: a partner replaces its own.
 * @throws {VigieErrors} without a reason, where one is open already, and what `openCampaign` does
 * @returns the identifier of the campaign
 */
export async function correctEdition(
  hub: Hub,
  by: Person,
  request: {
    readonly campaign: string;
    readonly reason: string;
    readonly title: string;
    readonly closesOn: string;
    /** Hash of the study. */
    readonly study: string;
  },
): Promise<string> {
  const { campaign, title, closesOn, study } = request;
  await allowInCampaign(hub, by, { campaign, action: "correct" });
  const reason = reasonOf(request);
  const { previous } = await campaignOf(hub, campaign);
  const participations = await participationsOf(hub, campaign);
  const institutions = new Map(participations.map(({ partner, institution }) => [partner, institution]));
  const terms = { study, title, closesOn, previous, institutions, message: reason };
  return openCampaign(hub, by, terms, async (transaction, id) => {
    await refuseCorrection({ database: transaction }, by, campaign);
    await transaction.updateTable("campaign").set({ corrects: campaign }).where("id", "=", id).execute();
    await transaction
      .updateTable("edition")
      .set({ corrected_at: hub.now().toISOString(), correction_reason: reason })
      .where("campaign", "=", campaign)
      .where("published_at", "is not", null)
      .execute();
    await joinTeam(transaction, { from: campaign, to: id });
    const entry = { account: by.id, act: "edition.corrected", subject: campaign } as const;
    await record(transaction, { ...entry, detail: { by: id } }, hub.now());
    await takeOver(hub, transaction, { from: campaign, to: id, by: by.id });
  });
}

/** @throws {VigieErrors} where nothing is published, or the campaign of a correction was opened already */
async function refuseCorrection(
  reader: { readonly database: HubReader },
  by: Person,
  campaign: string,
): Promise<void> {
  await allowInCampaign(reader, by, { campaign, action: "correct" });
  const opened = await reader.database
    .selectFrom("campaign")
    .select("id")
    .where("corrects", "=", campaign)
    .where("state", "!=", "cancelled")
    .executeTakeFirst();
  if (opened !== undefined) refuse("hub/correction-open");
}

/** Copies the bundles of a published edition, with their reviews, where the new campaign's study is the same. */
async function takeOver(
  hub: Hub,
  transaction: HubTransaction,
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: string },
): Promise<void> {
  const reader = { database: transaction };
  if ((await campaignOf(reader, from)).study !== (await campaignOf(reader, to)).study) return;
  const deposits = await transaction
    .selectFrom("deposit")
    .selectAll()
    .where("campaign", "=", from)
    .where("state", "in", ["published", "retracted"])
    .where("erased_at", "is", null)
    .execute();
  for (const deposit of deposits) {
    const id = randomId();
    await transaction
      .insertInto("deposit")
      .values({ ...deposit, id, campaign: to, state: "approved" })
      .execute();
    const reviews = await transaction
      .selectFrom("review")
      .selectAll()
      .where("deposit", "=", deposit.id)
      .execute();
    for (const review of reviews)
      await transaction
        .insertInto("review")
        .values({ ...review, deposit: id })
        .execute();
    const entry = { account: by, act: "deposit.taken_over", subject: id } as const;
    await record(transaction, { ...entry, detail: { from: deposit.id } }, hub.now());
  }
}
