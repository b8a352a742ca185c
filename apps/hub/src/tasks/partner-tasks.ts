import type { Person } from "../accounts/account.ts";
import { agentsOf } from "../accounts/agents.ts";
import { validKeys } from "../accounts/keys.ts";
import { phaseFor, todayOf } from "../campaigns/campaign-phase.ts";
import type { Hub } from "../hub.ts";
import { isCurrent } from "../rules/deposit-states.ts";
import type { Task } from "./tasks.ts";

/** Bundles to deposit or to correct, the key without which none is taken, and people who wait to be accepted. */
export async function partnerTasks(hub: Hub, { institution }: Person): Promise<readonly Task[]> {
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
