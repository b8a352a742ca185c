import { countValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";

import { inClear, randomId } from "../accounts/sealed.ts";
import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { mayInCampaign } from "../rules/campaign-phases.ts";

import { allowInCampaign, campaignOf, participationsOf, relationTo } from "./campaign-phase.ts";

/** Comments of one person on one campaign, whose page shows them all. */
const commentsMax = 100;

/**
 * Writes what a partner or the lead has to say on a campaign that is not published yet.
 * @param request.to institution that the lead answers; null for all partners. Another partner never reads what one writes
 * @throws {VigieErrors} nothing is written, too much is, the campaign is published, or is not the partner's
 */
export async function comment(
  hub: Hub,
  by: Person,
  request: { readonly campaign: string; readonly text: string; readonly to: string | null },
): Promise<void> {
  const { campaign } = request;
  const text = request.text.trim();
  if (text === "") return refuse("hub/comment-missing");
  const institution = by.role === "partner" ? by.institution : request.to;
  const id = randomId();
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "comment" });
    const known = await institutionsOf({ database: transaction }, campaign);
    if (institution !== null && !known.includes(institution)) return refuse("hub/absent");
    const { count } = await transaction
      .selectFrom("comment")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("campaign", "=", campaign)
      .where("account", "=", by.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= commentsMax)
      return refuse("hub/comments-too-many", { max: countValue(commentsMax) });
    const row = { id, campaign, account: by.id, institution, text, written_at: now.toISOString() };
    await transaction.insertInto("comment").values(row).execute();
    await record(
      transaction,
      { account: by.id, act: "comment.written", subject: campaign, detail: { comment: id } },
      now,
    );
  });
}

/** Comments that a person may read, in the order they were written; `to`: the institution that the lead answers in it. */
export async function commentsFor(hub: Hub, person: Person, campaign: string) {
  const { state } = await campaignOf(hub, campaign);
  const relation = await relationTo(hub, person, campaign);
  const found = await hub.database
    .selectFrom("comment")
    .innerJoin("account", "account.id", "comment.account")
    .select([
      "account.name",
      "account.role",
      "account.institution",
      "comment.institution as reader",
      "comment.text",
      "comment.written_at",
    ])
    .where("comment.campaign", "=", campaign)
    .orderBy("comment.written_at")
    .execute();
  return found
    .filter(({ reader }) => {
      const isOfAnother = relation === "partner" && reader !== null && reader !== person.institution;
      return mayInCampaign(isOfAnother ? "other_partner" : relation, "read_comment", state);
    })
    .map((one) => ({ ...inClear(hub, one), to: one.role === "partner" ? null : one.reader }));
}

/** Institutions that are partners of a campaign, each once. */
export async function institutionsOf(
  reader: { readonly database: HubReader },
  campaign: string,
): Promise<readonly string[]> {
  const participations = await participationsOf(reader, campaign);
  return [...new Set(participations.map(({ institution }) => institution))].toSorted();
}
