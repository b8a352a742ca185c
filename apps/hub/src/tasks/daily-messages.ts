import type { Person } from "../accounts/account.ts";
import { inClear } from "../accounts/sealed.ts";
import { campaignOf, dayIn, todayOf } from "../campaigns/campaign-phase.ts";

import type { Hub } from "../hub.ts";
import { isClockNear } from "../journal/anchor.ts";
import { recordAlone } from "../journal/journal.ts";
import { hubMessages } from "../messages.ts";
import { notify, sendMail, wanting } from "../notify.ts";
import { isCurrent } from "../rules/deposit-states.ts";
import { reminderDue } from "../rules/notices.ts";

import { type Task, taskLine, tasksFor } from "./tasks.ts";

const day = 86_400_000;
/** The hour, in Paris, from which messages of the day leave. */
const firstHour = 7;

/**
 * Writes to each person what waits for it, once a day at most, where something of it is new since the last look. What was looked at
 * is kept before the message leaves: a service that stops in between writes nothing twice.
 */
export async function sendDigests(hub: Hub): Promise<void> {
  const now = hub.now();
  if (!isTime(now) || !(await isClockNear(hub))) return;
  const today = dayIn("Europe/Paris", now);
  const people = await wanting(hub.database, "digest")
    .leftJoin("digest", "digest.account", "account.id")
    .select(["account.id", "account.name", "account.email", "account.institution", "account.role"])
    .select(["digest.day", "digest.tasks"])
    .execute();
  for (const { day: last, tasks: before, ...sealed } of people)
    if (last === null || last < today)
      await sendDigest(hub, inClear(hub, sealed), { today, before: JSON.parse(before ?? "[]") });
}

async function sendDigest(
  hub: Hub,
  person: Person,
  { today, before }: { readonly today: string; readonly before: readonly string[] },
): Promise<void> {
  const tasks = await tasksFor(hub, person);
  const names = tasks.map(nameOf);
  const row = { day: today, tasks: JSON.stringify(names) };
  await hub.database
    .insertInto("digest")
    .values({ account: person.id, ...row })
    .onConflict((conflict) => conflict.column("account").doUpdateSet(row))
    .execute();
  if (names.every((name) => before.includes(name))) return;
  const messages = hubMessages("fr");
  const { address } = hub.settings;
  const list = tasks.map((task) => `– ${taskLine(task, messages)}\n  ${address}${task.path}`).join("\n");
  const isSent = await sendMail(hub, {
    to: person.email,
    mail: "digest",
    values: { name: person.name, list, link: `${address}/a-faire`, choice: `${address}/compte` },
  });
  const detail = { tasks: tasks.length };
  if (isSent) await recordAlone(hub, { account: "hub", act: "digest.sent", subject: person.id, detail });
}

/** By which a task is known again the next day. */
function nameOf({ kind, path, count }: Task): string {
  return `${kind} ${path} ${count}`;
}

/** Reminds partners who have deposited nothing of their deadline: fourteen days before, three days before, the day after. */
export async function sendReminders(hub: Hub): Promise<void> {
  if (!isTime(hub.now()) || !(await isClockNear(hub))) return;
  const open = await hub.database
    .selectFrom("campaign")
    .innerJoin("participation", "participation.campaign", "campaign.id")
    .select(["campaign.id", "campaign.created_at", "campaign.closes_on"])
    .select(["participation.partner", "participation.institution", "participation.late_until"])
    .where("campaign.state", "=", "open")
    .execute();
  for (const { id: campaign, created_at, closes_on, partner, institution, late_until } of open) {
    const deadline = late_until ?? closes_on;
    const left = daysBetween(await todayOf(hub, campaign), deadline);
    const kind = reminderDue(left, daysBetween(created_at.slice(0, 10), deadline));
    if (kind === null || (await hasDeposited(hub, { campaign, partner }))) continue;
    const kept = await hub.database
      .insertInto("reminder")
      .values({ campaign, partner, deadline, kind })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows !== 1n) continue;
    await notify(hub, kind, { campaign, to: "partners", institutions: [institution], day: deadline });
  }
}

/**
 * Notes that partners were just written a new deadline: the reminder of it that would be due on the same day is not sent, the later
 * ones are.
 */
export async function noteDeadline(
  hub: Hub,
  {
    campaign,
    partners,
    deadline,
  }: { readonly campaign: string; readonly partners: readonly string[]; readonly deadline: string },
): Promise<void> {
  const { created_at } = await campaignOf(hub, campaign);
  const left = daysBetween(await todayOf(hub, campaign), deadline);
  const kind = reminderDue(left, daysBetween(created_at.slice(0, 10), deadline));
  if (kind === null || partners.length === 0) return;
  await hub.database
    .insertInto("reminder")
    .values(partners.map((partner) => ({ campaign, partner, deadline, kind })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

async function hasDeposited(
  { database }: Hub,
  { campaign, partner }: { readonly campaign: string; readonly partner: string },
): Promise<boolean> {
  const deposits = await database
    .selectFrom("deposit")
    .select("state")
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .execute();
  return deposits.some(({ state }) => isCurrent(state));
}

function isTime(now: Date): boolean {
  const hour = new Intl.DateTimeFormat("fr-FR", {
    timeZone: "Europe/Paris",
    hour: "numeric",
    hourCycle: "h23",
  });
  return Number.parseInt(hour.format(now), 10) >= firstHour;
}
