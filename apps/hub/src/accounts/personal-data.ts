import type { Hub } from "../hub.ts";
import { recordAlone } from "../journal/journal.ts";
import { unwantedTopics } from "../notify.ts";
import { accountOf, type Person } from "./account.ts";
import { passkeysOf } from "./passkey.ts";

/** Everything that the service keeps of a person, but what proves who they are. */
export async function personalData(hub: Hub, { id }: Person) {
  await recordAlone(hub, { account: id, act: "account.exported", subject: id });
  const { email, name, institution, role, created_at, last_seen_at } = await accountOf(hub, id);
  const { database } = hub;
  return {
    account: { id, email, name, institution, role, created_at, last_seen_at },
    sessions: await database
      .selectFrom("session")
      .select(["created_at", "seen_at"])
      .where("account", "=", id)
      .execute(),
    known_devices: await database
      .selectFrom("known_device")
      .select("seen_at")
      .where("account", "=", id)
      .execute(),
    passkeys: await passkeysOf(hub, id),
    unwanted_mail: await unwantedTopics(hub, id),
    deposits: await database
      .selectFrom("deposit")
      .select(["id", "campaign", "partner", "state", "deposited_at", "message"])
      .where("deposited_by", "=", id)
      .execute(),
    reviews: await database
      .selectFrom("review")
      .select(["deposit", "verdict", "reasons", "answered_at"])
      .where("reviewer", "=", id)
      .execute(),
    comments: await database
      .selectFrom("comment")
      .select(["campaign", "text", "written_at"])
      .where("account", "=", id)
      .execute(),
    journal: await database
      .selectFrom("journal")
      .select(["number", "at", "act", "subject"])
      .where("account", "=", id)
      .orderBy("number")
      .execute(),
  };
}
