import type { HubReader } from "../database/schema.ts";
import { type DepositState, isCurrent } from "../rules/deposit-states.ts";
import { participationsOf } from "./campaign-phase.ts";

/** Where a participant of a campaign is. */
export const standings = ["awaited", "late", "correct", "received"] as const;
export type Standing = (typeof standings)[number];

/**
 * Every participant of a campaign, with its last deposit and what is awaited of it.
 * @param today by `todayOf`
 */
export async function standingsOf(
  reader: { readonly database: HubReader },
  campaign: { readonly id: string; readonly closes_on: string },
  today: string,
) {
  const deposits = await reader.database
    .selectFrom("deposit")
    .select(["id", "partner", "state", "deposited_at"])
    .where("campaign", "=", campaign.id)
    .orderBy("deposited_at", "desc")
    .execute();
  const byPartner = Map.groupBy(deposits, ({ partner }) => partner);
  const participations = await participationsOf(reader, campaign.id);
  return participations.map((participation) => {
    const own = byPartner.get(participation.partner) ?? [];
    const last = own.find(({ state }) => state === "published" || isCurrent(state)) ?? own[0] ?? null;
    // Both last days count: a later deadline overtakes an extension.
    const isOver = campaign.closes_on < today && (participation.late_until ?? "") < today;
    return { ...participation, last, standing: standingOf(last?.state ?? null, isOver) };
  });
}

/** @param state of the last deposit; null for none. @param isOver whether the participant's time is */
function standingOf(state: DepositState | null, isOver: boolean): Standing {
  if (state === "returned") return "correct";
  if (state === "published" || (state !== null && isCurrent(state))) return "received";
  return isOver ? "late" : "awaited";
}
