import type { Hub } from "../hub.ts";

/** What everybody may read, the latest first. */
export async function publishedEditions(hub: Hub) {
  const found = await hub.database
    .selectFrom("campaign")
    .innerJoin("edition", "edition.campaign", "campaign.id")
    .select(["campaign.id as campaign", "campaign.title", "campaign.study", "edition.published_at"])
    .where("edition.published_at", "is not", null)
    .orderBy("edition.published_at", "desc")
    .execute();
  return found.map(({ published_at, ...rest }) => ({ ...rest, published_at: published_at ?? "" }));
}
