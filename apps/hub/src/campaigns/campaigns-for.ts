import type { Person } from "../accounts/account.ts";
import type { Hub } from "../hub.ts";

/** The last campaigns that somebody may follow, each with how many partners it has and how many of their bundles are right. */
export async function campaignsFor(hub: Hub, { id, role, institution }: Person) {
  const found = await hub.database
    .selectFrom("campaign")
    .select(["id", "title", "state", "closes_on"])
    .select(({ selectFrom }) => [
      selectFrom("participation")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("participation.campaign", "=", "campaign.id")
        .as("partners"),
      selectFrom("deposit")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("deposit.campaign", "=", "campaign.id")
        .where("deposit.state", "in", ["verified", "in_review", "approved", "published"])
        .as("deposits"),
    ])
    .where(({ or, and, eb, selectFrom }) => {
      if (role === "reviewer" || role === "administrator") return and([]);
      const own =
        role === "lead"
          ? selectFrom("team_member").select("campaign").where("account", "=", id)
          : selectFrom("participation").select("campaign").where("institution", "=", institution);
      return or([eb("campaign.state", "in", ["published", "archived"]), eb("campaign.id", "in", own)]);
    })
    .orderBy("created_at", "desc")
    .limit(500)
    .execute();
  return found.map((one) => ({ ...one, partners: Number(one.partners), deposits: Number(one.deposits) }));
}

/** The open campaigns that an institution is a partner of, with the identifier that it has in each. */
export function openCampaignsOf({ database }: Hub, { institution }: Pick<Person, "institution">) {
  return database
    .selectFrom("participation")
    .innerJoin("campaign", "campaign.id", "participation.campaign")
    .select(["campaign.id", "participation.partner", "campaign.title", "campaign.closes_on"])
    .where("participation.institution", "=", institution)
    .where("campaign.state", "=", "open")
    .orderBy("campaign.created_at", "desc")
    .execute();
}
