import type { Person } from "../accounts/account.ts";
import { agentsOf, institutionsWithAgent } from "../accounts/agents.ts";
import { validKeys } from "../accounts/keys.ts";
import { phaseFor, todayOf } from "../campaigns/campaign-phase.ts";
import { groupOfParticipant } from "../campaigns/participants.ts";
import { teamOf } from "../campaigns/team.ts";
import { mayReviewBatch } from "../deposits/batch.ts";
import { depositsByInstitution } from "../deposits/institution-budget.ts";
import type { Hub } from "../hub.ts";
import type { HubMessages } from "../messages.ts";
import { isCurrent, mayDo } from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";
import { institutionsWithoutAgent, leadTasks } from "./lead-tasks.ts";

/** Something that waits for a person. */
export interface Task {
  readonly kind:
    | "key"
    | "deposit"
    | "overdue"
    | "correct"
    | "review"
    | "review_batch"
    | "send_to_review"
    | "assemble"
    | "assembly_failed"
    | "publish"
    | "answer"
    | "late_partners"
    | "agent"
    | "agents"
    | "accept_agent"
    | "confirm_agent"
    | "erasures";
  /** Title of the campaign, or name of the institution, that it is about. */
  readonly about: string;
  /** Path of the page where it is done. */
  readonly path: string;
  /** Last day to do it; null for none. */
  readonly day: string | null;
  /** How many of them there are; 1 for a single thing. */
  readonly count: number;
}

const tasksOf = {
  administrator: administratorTasks,
  lead: leadTasks,
  partner: partnerTasks,
  reviewer: reviewerTasks,
} as const;

/** What waits for a person, the nearest day first. */
export async function tasksFor(hub: Hub, person: Person): Promise<readonly Task[]> {
  const found = await tasksOf[person.role](hub, person);
  return found.toSorted((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999"));
}

/** A task in a sentence. */
export function taskLine({ kind, about, day: last, count }: Task, { message, day }: HubMessages): string {
  return message(`task.${kind}`, { about, count, day: last === null ? "" : day(last) });
}

/** Bundles in review that the person may review, and that nobody of its institution has answered; those of a group together. */
async function reviewerTasks(hub: Hub, person: Person): Promise<readonly Task[]> {
  const answered = hub.database
    .selectFrom("review")
    .innerJoin("account", "account.id", "review.reviewer")
    .select("review.deposit")
    .where("account.institution", "=", person.institution);
  const waiting = await depositsByInstitution(hub.database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select([
      "deposit.id",
      "deposit.campaign",
      "deposit.partner",
      "deposit.state",
      "campaign.title",
      "participation.institution",
    ])
    .where("deposit.state", "=", "in_review")
    .where("deposit.id", "not in", answered)
    .execute();
  const tasks: Task[] = [];
  for (const [campaign, inCampaign] of Map.groupBy(waiting, (one) => one.campaign)) {
    const team = await teamOf(hub, campaign);
    for (const [group, own] of Map.groupBy(inCampaign, ({ partner }) => groupOfParticipant(partner))) {
      const due = own.filter(({ state, institution }) =>
        mayDo(relationOf(person, { institution, team }), "review", state),
      );
      const isBatch =
        group !== null && due.length > 1 && (await mayReviewBatch(hub, person, { campaign, group })) === true;
      const found = isBatch ? due.slice(0, 1) : due;
      for (const { id, title } of found)
        tasks.push({
          kind: isBatch ? "review_batch" : "review",
          about: title,
          path: isBatch ? `/campagnes/${campaign}/relecture/${group}` : `/depots/${id}`,
          day: null,
          count: isBatch ? due.length : 1,
        });
    }
  }
  return tasks;
}

/** Bundles to deposit or to correct, the key without which none is taken, and people who wait to be accepted. */
async function partnerTasks(hub: Hub, { institution }: Person): Promise<readonly Task[]> {
  const open = await hub.database
    .selectFrom("participation")
    .innerJoin("campaign", "campaign.id", "participation.campaign")
    .select(["campaign.id", "campaign.title", "campaign.closes_on"])
    .select(["participation.partner", "participation.late_until"])
    .where("participation.institution", "=", institution)
    .where("campaign.state", "=", "open")
    .execute();
  const tasks: Task[] = [];
  for (const { id, title, closes_on, partner, late_until } of open) {
    const deposits = await hub.database
      .selectFrom("deposit")
      .select(["id", "state"])
      .where("campaign", "=", id)
      .where("partner", "=", partner)
      .orderBy("deposited_at", "desc")
      .execute();
    const last = deposits.find(({ state }) => isCurrent(state));
    if (last !== undefined && last.state !== "returned") continue;
    const shared = { about: title, count: 1 };
    if (last !== undefined) tasks.push({ ...shared, kind: "correct", path: `/depots/${last.id}`, day: null });
    else {
      const phase = await phaseFor(hub, { campaign: id, partner, today: await todayOf(hub, id) });
      const path = `/campagnes/${id}/partenaires/${partner}`;
      const kind = phase === "overdue" ? "overdue" : "deposit";
      tasks.push({ ...shared, kind, path, day: late_until ?? closes_on });
    }
  }
  const needsKey = tasks.length > 0 && (await validKeys(hub, institution)).length === 0;
  const pending = (await agentsOf(hub, institution)).filter(({ pending_since }) => pending_since !== null);
  const shared = { about: institution, day: null };
  if (needsKey) tasks.unshift({ ...shared, kind: "key", path: "/cles", count: 1 });
  if (pending.length > 0)
    tasks.unshift({ ...shared, kind: "accept_agent", path: "/agents", count: pending.length });
  return tasks;
}

/** Institutions that nobody can act for, accounts that only an administrator can accept, and erasures that were announced. */
async function administratorTasks(hub: Hub): Promise<readonly Task[]> {
  const { count } = await hub.database
    .selectFrom("announced_erasure")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const erasures: readonly Task[] =
    Number(count) === 0
      ? []
      : [{ kind: "erasures", about: "", path: "/journal", day: null, count: Number(count) }];
  return [...(await unconfirmedAgents(hub)), ...(await institutionsWithoutAgent(hub)), ...erasures];
}

/** Agents who wait while nobody of their institution can accept them: invited on paper, or after the last one left. */
async function unconfirmedAgents(hub: Hub): Promise<readonly Task[]> {
  const agents = await hub.database
    .selectFrom("account")
    .select(["id", "institution"])
    .where("role", "=", "partner")
    .where("disabled_at", "is", null)
    .where("pending_since", "is not", null)
    .orderBy("institution")
    .execute();
  const reached = await institutionsWithAgent(hub);
  return agents
    .filter(({ institution }) => !reached.has(institution))
    .map(({ id, institution }) => ({
      kind: "confirm_agent",
      about: institution,
      path: `/comptes/${id}`,
      day: null,
      count: 1,
    }));
}
