import type { Person } from "../accounts/account.ts";
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

/** Whether the person's institution is a partner of a campaign. */
export async function takesPart(
  { database }: { readonly database: HubReader },
  { role, institution }: Pick<Person, "role" | "institution">,
  campaign: string,
): Promise<boolean> {
  const found = await database
    .selectFrom("participation")
    .select("partner")
    .where("campaign", "=", campaign)
    .where("institution", "=", institution)
    .executeTakeFirst();
  return role === "partner" && found !== undefined;
}
