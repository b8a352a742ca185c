import type { HubReader } from "../database/schema.ts";
import { refuse } from "../problems.ts";

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
