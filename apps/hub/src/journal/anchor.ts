import { administratorAddresses } from "../accounts/account.ts";
import type { HubReader } from "../database/schema.ts";
import type { Hub } from "../hub.ts";
import { sendMail } from "../notify.ts";
import type { Act } from "./acts.ts";
import { journalEnd, recordAlone } from "./journal.ts";

const day = 86_400_000;
/** Days between two anchors. */
const anchorDays = 7;
/** One day more than between two anchors: a service that runs always has a line that recent. */
const nearDays = 8;

/**
 * Sends the journal's last number and hash to the administrators once a week, where nobody who reaches the database and its folder
 * can change them. Where the clock is far ahead of the journal it waits, since its line would make that clock believed.
 */
export async function anchorJournal(hub: Hub): Promise<void> {
  if (!(await isDue(hub)) || !(await isClockNear(hub))) return;
  const { settings, database } = hub;
  const { number, hash } = await journalEnd(database);
  const administrators = await administratorAddresses(hub);
  const recipients = new Set(
    settings.alerts === null ? administrators : [...administrators, settings.alerts],
  );
  const values = { link: settings.address, number: String(number), hash };
  const sent = await Promise.all([...recipients].map((to) => sendMail(hub, { to, mail: "anchor", values })));
  const count = sent.filter(Boolean).length;
  // The next hour tries again.
  if (settings.mail !== null && count === 0) return;
  await recordAlone(hub, {
    account: "hub",
    act: "journal.anchored",
    subject: String(number),
    detail: { hash, sent: count },
  });
}

async function isDue({ database, now }: Hub): Promise<boolean> {
  const lines = database.selectFrom("journal").select("at").limit(1);
  const last =
    (await lines.where("act", "=", "journal.anchored").orderBy("number", "desc").executeTakeFirst()) ??
    (await lines.orderBy("number").executeTakeFirst());
  return last !== undefined && now().getTime() - Date.parse(last.at) >= anchorDays * day;
}

/** Acts of the program that somebody asked for by a command, or that are written only where the clock is near already. */
const trusted: readonly Act[] = ["clock.accepted", "invitation.sent", "journal.anchored", "service.adopted"];

/**
 * Whether somebody, or an anchor, wrote in the journal in the last eight days: a clock further ahead was moved, or the service was
 * stopped, and what depends on dates waits for a person who signs in, or for `accept-clock`. What the service does by itself,
 * and refused sign-ins, do not count.
 */
export async function isClockNear(
  hub: Pick<Hub, "now"> & { readonly database: HubReader },
): Promise<boolean> {
  const last = await hub.database
    .selectFrom("journal")
    .select("at")
    .where(({ or, eb }) => or([eb("account", "not in", ["hub", "unknown"]), eb("act", "in", trusted)]))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return last !== undefined && hub.now().getTime() - Date.parse(last.at) <= nearDays * day;
}
