import type { Person } from "../accounts/account.ts";
import { todayOf } from "../campaigns/campaign-phase.ts";
import { groupOfParticipant } from "../campaigns/participants.ts";
import { standingsOf } from "../campaigns/standings.ts";
import type { Hub } from "../hub.ts";
import { lastEdition } from "../publication/unpublished-editions.ts";
import type { DepositState } from "../rules/deposit-states.ts";
import type { Task } from "./tasks.ts";

interface OpenCampaign {
  readonly id: string;
  readonly title: string;
  readonly closes_on: string;
}

/** What the lead does for each open campaign, and the institutions that nobody can act for. */
export async function leadTasks(hub: Hub, { id }: Person): Promise<readonly Task[]> {
  const open = await hub.database
    .selectFrom("campaign")
    .select(["id", "title", "closes_on"])
    .where("state", "=", "open")
    .where("id", "in", (query) =>
      query.selectFrom("team_member").select("campaign").where("account", "=", id),
    )
    .orderBy("created_at")
    .execute();
  const tasks: Task[] = [];
  for (const campaign of open) {
    const deposits = await hub.database
      .selectFrom("deposit")
      .select(["id", "partner", "state"])
      .where("campaign", "=", campaign.id)
      .execute();
    tasks.push(
      ...bundleTasks(campaign, deposits),
      ...(await lateTasks(hub, campaign)),
      ...(await editionTasks(hub, campaign, deposits)),
      ...(await remarkTasks(hub, campaign)),
    );
  }
  return [...tasks, ...(await institutionsWithoutAgent(hub, new Set(open.map((one) => one.id))))];
}

type Deposits = readonly { readonly id: string; readonly partner: string; readonly state: DepositState }[];

function taskOf(kind: Task["kind"], { id, title }: OpenCampaign, count = 1): Task {
  return { kind, about: title, path: `/campagnes/${id}`, day: null, count };
}

function bundleTasks(campaign: OpenCampaign, deposits: Deposits): readonly Task[] {
  const verified = deposits.filter(({ state }) => state === "verified");
  return verified.length === 0 ? [] : [taskOf("send_to_review", campaign, verified.length)];
}

/** Partners whose time is over and who deposited nothing. */
async function lateTasks(hub: Hub, campaign: OpenCampaign): Promise<readonly Task[]> {
  const standing = await standingsOf(hub, campaign, await todayOf(hub, campaign.id));
  const late = standing.filter((one) => one.standing === "late");
  if (late.length === 0) return [];
  return [{ ...taskOf("late_partners", campaign, late.length), path: `/campagnes/${campaign.id}/relancer` }];
}

/** Approved bundles that no edition holds yet, or the edition that holds them all. */
async function editionTasks(hub: Hub, campaign: OpenCampaign, deposits: Deposits): Promise<readonly Task[]> {
  const approved = deposits.filter(({ state }) => state === "approved").map(({ id }) => id);
  if (approved.length === 0) return [];
  const job = await hub.database
    .selectFrom("job")
    .select("state")
    .where("subject", "=", campaign.id)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (job?.state === "waiting" || job?.state === "running") return [];
  if (job?.state === "failed") return [taskOf("assembly_failed", campaign)];
  const edition = await lastEdition(hub, campaign.id);
  const isCurrentEdition = edition?.deposits === JSON.stringify(approved.toSorted());
  return [taskOf(isCurrentEdition ? "publish" : "assemble", campaign)];
}

/** Institutions that wrote after the last answer that they, or all, were given. */
async function remarkTasks(hub: Hub, campaign: OpenCampaign): Promise<readonly Task[]> {
  const comments = await hub.database
    .selectFrom("comment")
    .innerJoin("account", "account.id", "comment.account")
    .select(["account.role", "comment.institution"])
    .where("comment.campaign", "=", campaign.id)
    .orderBy("comment.written_at")
    .execute();
  const waiting = new Set<string | null>();
  for (const { role, institution } of comments)
    if (role === "partner") waiting.add(institution);
    else if (institution === null) waiting.clear();
    else waiting.delete(institution);
  return waiting.size === 0 ? [] : [taskOf("answer", campaign, waiting.size)];
}

/**
 * Partners of open campaigns whose institution has no open account: nobody there was told anything.
 * @param own campaigns whose holders the reader may invite in one go
 */
export async function institutionsWithoutAgent(
  { database, now }: Hub,
  own: ReadonlySet<string> = new Set(),
): Promise<readonly Task[]> {
  const agents = database
    .selectFrom("account")
    .select("institution")
    .where("role", "=", "partner")
    .where("disabled_at", "is", null);
  const invited = database
    .selectFrom("invitation")
    .select("institution")
    .where("role", "=", "partner")
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("expires_at", ">=", now().toISOString());
  const found = await database
    .selectFrom("participation")
    .innerJoin("campaign", "campaign.id", "participation.campaign")
    .select(["campaign.id", "campaign.title", "participation.partner", "participation.institution"])
    .where("campaign.state", "=", "open")
    .where("participation.institution", "not in", agents)
    .where("participation.institution", "not in", invited)
    .orderBy("participation.institution")
    .execute();
  const alone = found.filter(({ partner }) => groupOfParticipant(partner) === null);
  const held = found.filter(({ partner }) => groupOfParticipant(partner) !== null);
  return [
    ...[...new Set(alone.map(({ institution }) => institution))].map(
      (institution): Task => ({ kind: "agent", about: institution, path: "/comptes", day: null, count: 1 }),
    ),
    ...[...Map.groupBy(held, ({ id }) => id)].map(
      ([id, parts]): Task => ({
        kind: "agents",
        about: parts[0]?.title ?? "",
        path: own.has(id) ? `/campagnes/${id}/inviter` : "/comptes",
        day: null,
        count: parts.length,
      }),
    ),
  ];
}
