import { textValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import type { HubReader } from "../database/schema.ts";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import {
  type CampaignAction,
  type CampaignPhase,
  type CampaignRelation,
  campaignPhases,
  mayInCampaign,
  phaseOf,
} from "../rules/campaign-phases.ts";
import { latestVersion } from "./study-versions.ts";
import { teamOf } from "./team.ts";

/** The day that it is where a campaign's study is: its deadline ends there. Reads the study: never in a transaction. */
export async function todayOf(hub: Hub, campaign: string): Promise<string> {
  const { study } = await latestVersion(hub, (await campaignOf(hub, campaign)).study);
  return dayIn(study.timezone, hub.now());
}

/** What a campaign is for one partner. @param request.today by `todayOf` */
export async function phaseFor(
  reader: { readonly database: HubReader },
  request: { readonly campaign: string; readonly partner: string; readonly today: string },
): Promise<CampaignPhase> {
  const { campaign, partner, today } = request;
  const { late_until } = await participationOf(reader, campaign, partner);
  const returned = await reader.database
    .selectFrom("deposit")
    .select("id")
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .where("state", "=", "returned")
    .executeTakeFirst();
  const partnerTerms = { lateUntil: late_until, isReturned: returned !== undefined };
  return phaseOf(await campaignOf(reader, campaign), today, partnerTerms);
}

/** @throws {VigieErrors} where a campaign in that phase does not allow it to whom it is that */
export function allowInPhase(
  relation: CampaignRelation,
  action: CampaignAction,
  { phase, closesOn }: { readonly phase: CampaignPhase; readonly closesOn: string },
): void {
  if (mayInCampaign(relation, action, phase)) return;
  if (!campaignPhases.some((other) => mayInCampaign(relation, action, other))) refuse("hub/forbidden");
  if (phase === "overdue") refuse("hub/deadline-over", { day: textValue(closesOn) });
  const isOfEdition = action === "archive" || action === "withdraw_edition" || action === "correct";
  refuse(isOfEdition ? "hub/absent" : "hub/campaign-closed");
}

/** @throws {VigieErrors} where the campaign is published or archived; what only some partners may is `allowInPhase` */
export async function allowInCampaign(
  reader: { readonly database: HubReader },
  by: Pick<Person, "id" | "role" | "institution">,
  { campaign, action }: { readonly campaign: string; readonly action: Exclude<CampaignAction, "deposit"> },
): Promise<void> {
  const { state: phase, closes_on } = await campaignOf(reader, campaign);
  allowInPhase(await relationTo(reader, by, campaign), action, { phase, closesOn: closes_on });
}

/** What somebody is to a campaign; `other_partner` for an institution that takes no part in it, `other_lead` out of its team. */
export async function relationTo(
  reader: { readonly database: HubReader },
  by: Pick<Person, "id" | "role" | "institution">,
  campaign: string,
): Promise<CampaignRelation> {
  if (by.role === "lead") {
    const team = await teamOf(reader, campaign);
    return team.some(({ account }) => account === by.id) ? "lead" : "other_lead";
  }
  if (by.role !== "partner") return by.role;
  const partners = await participationsOf(reader, campaign);
  return partners.some(({ institution }) => institution === by.institution) ? "partner" : "other_partner";
}

/** @throws {VigieErrors} where there is none of this identifier */
export async function campaignOf({ database }: { readonly database: HubReader }, id: string) {
  const campaign = await database.selectFrom("campaign").selectAll().where("id", "=", id).executeTakeFirst();
  return campaign ?? refuse("hub/absent");
}

/** The institution that is a partner of a campaign. @throws {VigieErrors} where it has no such partner */
export async function participationOf(
  { database }: { readonly database: HubReader },
  campaign: string,
  partner: string,
) {
  const found = await database
    .selectFrom("participation")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .executeTakeFirst();
  return found ?? refuse("hub/absent");
}

/** All partners of a campaign. */
export function participationsOf({ database }: { readonly database: HubReader }, campaign: string) {
  return database
    .selectFrom("participation")
    .selectAll()
    .where("campaign", "=", campaign)
    .orderBy("partner")
    .execute();
}

/** Whether a text is a day of the calendar: 31 February is read as one of March. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day that it is somewhere, `2026-12-31`. @param timezone of the IANA's list, `Europe/Paris` */
export function dayIn(timezone: string, now: Date): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: timezone }).format(now);
}
