import type { Hub } from "../hub.ts";
import { unsealed } from "./sealed.ts";

/** Addresses of the open accounts that administer the service. */
export async function administratorAddresses({
  database,
  settings,
}: Pick<Hub, "database" | "settings">): Promise<readonly string[]> {
  const found = await database
    .selectFrom("account")
    .select("email")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .execute();
  return found.map(({ email }) => unsealed(email, settings.secret));
}
