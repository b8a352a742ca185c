import { countValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { randomId } from "../accounts/random-token.ts";
import { inClear } from "../accounts/sealed.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { allowInCampaign } from "./campaign-phase.ts";

/** Of one person on one campaign, whose page shows them all. */
const commentsMax = 100;

/**
 * Writes what a partner or the lead has to say on a campaign that is not published yet.
 * @throws {VigieErrors} nothing is written, too much is, the campaign is published, or is not the partner's
 */
export async function comment(hub: Hub, by: Person, campaign: string, text: string): Promise<void> {
  if (text.trim() === "") return refuse("hub/comment-missing");
  const id = randomId();
  const now = hub.now();
  await inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "comment" });
    const { count } = await transaction
      .selectFrom("comment")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("campaign", "=", campaign)
      .where("account", "=", by.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= commentsMax)
      return refuse("hub/comments-too-many", { max: countValue(commentsMax) });
    await transaction
      .insertInto("comment")
      .values({ id, campaign, account: by.id, text: text.trim(), written_at: now.toISOString() })
      .execute();
    await record(
      transaction,
      { account: by.id, act: "comment.written", subject: campaign, detail: { comment: id } },
      now,
    );
  });
}

/** In the order they were written. */
export async function commentsOf(hub: Hub, campaign: string) {
  const found = await hub.database
    .selectFrom("comment")
    .innerJoin("account", "account.id", "comment.account")
    .select(["account.name", "account.institution", "comment.text", "comment.written_at"])
    .where("comment.campaign", "=", campaign)
    .orderBy("comment.written_at")
    .execute();
  return found.map((one) => inClear(hub, one));
}
