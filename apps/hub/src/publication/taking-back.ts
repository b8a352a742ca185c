import { textValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/sealed.ts";
import { openCampaign } from "../campaigns/campaign.ts";
import { allowInCampaign, campaignOf, participationsOf } from "../campaigns/campaign-phase.ts";
import { joinTeam } from "../campaigns/team.ts";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import { change } from "../deposits/deposit.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { mayBecome } from "../rules/deposit-states.ts";
import { removeEditions } from "./unpublished-editions.ts";

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

/** Why something is taken back, as people will read it. @throws {VigieErrors} where none is given */
export function reasonOf({ reason }: { readonly reason: string }): string {
  const given = reason.trim();
  return given === "" ? refuse("hub/field-missing", { field: textValue("Motif") }) : given;
}

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
    for (const deposit of await depositsOf(transaction, campaign))
      if (deposit.state === "published")
        await change(hub, transaction, deposit, { to: "retracted", by: by.id });
    await record(transaction, { account: by.id, act: "edition.withdrawn", subject: campaign }, now);
  });
}

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
    for (const deposit of await depositsOf(transaction, campaign))
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

function depositsOf(transaction: HubTransaction, campaign: string) {
  return transaction.selectFrom("deposit").select(["id", "state"]).where("campaign", "=", campaign).execute();
}
