import type { Hub } from "../hub.ts";
import type { Task } from "./tasks.ts";

/** Partners of open campaigns whose institution has no open account: nobody there was told anything. */
export async function institutionsWithoutAgent({ database, now }: Hub): Promise<readonly Task[]> {
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
    .select("participation.institution")
    .distinct()
    .where("campaign.state", "=", "open")
    .where("participation.institution", "not in", agents)
    .where("participation.institution", "not in", invited)
    .orderBy("participation.institution")
    .execute();
  return found.map(({ institution }) => ({
    ...{ kind: "agent", about: institution, path: "/comptes", day: null, count: 1 },
  }));
}
