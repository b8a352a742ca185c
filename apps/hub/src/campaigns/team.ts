import type { Person } from "../accounts/account.ts";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { campaignOf } from "./campaign-phase.ts";

/** Everybody who was named to conduct a campaign and was not taken off, accounts that closed since included. */
export function teamOf({ database }: { readonly database: HubReader }, campaign: string) {
  return database
    .selectFrom("team_member")
    .innerJoin("account", "account.id", "team_member.account")
    .select([
      "account.id as account",
      "account.name",
      "account.institution",
      "account.role",
      "account.disabled_at",
    ])
    .where("team_member.campaign", "=", campaign)
    .orderBy("account.created_at")
    .execute();
}

/** The team of a new campaign: who opens it, with the team of the campaign before. */
export async function startTeam(
  transaction: HubTransaction,
  by: Pick<Person, "id">,
  { campaign, previous }: { readonly campaign: string; readonly previous: string | null },
): Promise<void> {
  await transaction.insertInto("team_member").values({ campaign, account: by.id }).execute();
  if (previous !== null) await joinTeam(transaction, { from: previous, to: campaign });
}

/** Names whoever conducts a campaign, and may still, in the team of another one. */
export async function joinTeam(
  transaction: HubTransaction,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const team = await teamOf({ database: transaction }, from);
  for (const { account, role, disabled_at } of team)
    if (role === "lead" && disabled_at === null)
      await transaction
        .insertInto("team_member")
        .values({ campaign: to, account })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
}

/**
 * Names a lead of a campaign, or takes one off.
 * @throws {VigieErrors} where there is no such campaign, or no such open account of a lead
 */
export async function changeTeam(
  hub: Hub,
  by: Person,
  change: { readonly campaign: string; readonly account: string; readonly isNamed: boolean },
): Promise<void> {
  const { campaign, account, isNamed } = change;
  await inTransaction(hub, async (transaction) => {
    await campaignOf({ database: transaction }, campaign);
    const team = await teamOf({ database: transaction }, campaign);
    if (team.some((member) => member.account === account) === isNamed) return;
    if (isNamed) {
      const leads = await openLeads({ database: transaction });
      if (!leads.some(({ id }) => id === account)) return refuse("hub/absent");
      await transaction.insertInto("team_member").values({ campaign, account }).execute();
    } else
      await transaction
        .deleteFrom("team_member")
        .where("campaign", "=", campaign)
        .where("account", "=", account)
        .execute();
    const act = isNamed ? "team.joined" : "team.left";
    await record(transaction, { account: by.id, act, subject: campaign, detail: { account } }, hub.now());
  });
}

/** Accounts that may be named to conduct a campaign. */
export function openLeads({ database }: { readonly database: HubReader }) {
  return database
    .selectFrom("account")
    .select(["id", "name", "institution"])
    .where("role", "=", "lead")
    .where("disabled_at", "is", null)
    .execute();
}

/**
 * Whether a lead may send versions of a study and open its campaigns: one of the team of a campaign of it or, before the first
 * campaign, who sent it first. Otherwise another team could replace its text, or publish at its permanent address.
 */
export async function mayLeadStudy(
  { database }: { readonly database: HubReader },
  { id: account }: Pick<Person, "id">,
  study: { readonly hash: string; readonly name: string },
): Promise<boolean> {
  const versions = await database
    .selectFrom("study")
    .select(["hash", "uploaded_by"])
    .where(({ or, eb }) => or([eb("name", "=", study.name), eb("hash", "=", study.hash)]))
    .execute();
  if (versions.length === 0) return true;
  const members = await database
    .selectFrom("campaign")
    .leftJoin("team_member", "team_member.campaign", "campaign.id")
    .select("team_member.account")
    .where(
      "campaign.study",
      "in",
      versions.map(({ hash }) => hash),
    )
    .execute();
  return members.length === 0
    ? versions.some(({ uploaded_by }) => uploaded_by === account)
    : members.some((member) => member.account === account);
}
