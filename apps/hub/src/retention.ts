import { accountOf, administratorAddresses } from "./accounts/account.ts";
import { closeAccount, isLastAdministrator } from "./accounts/account-closure.ts";

import { forgetDevices } from "./accounts/sign-in.ts";
import { inTransaction } from "./database/transaction.ts";
import { eraseFile } from "./deposits/erasure.ts";
import { depositsByInstitution } from "./deposits/institution-budget.ts";
import { eraseOrphans } from "./deposits/stored-files.ts";
import type { Hub } from "./hub.ts";
import { isClockNear } from "./journal/anchor.ts";
import { record } from "./journal/journal.ts";
import { hubMessages } from "./messages.ts";
import { notifyAgents, sendMail } from "./notify.ts";
import type { DepositState } from "./rules/deposit-states.ts";

const day = 86_400_000;
/** Days after which an account that was not used is closed, and its name and address erased. */
const accountDays = 730;
/** Days between the announcement of an erasure and the erasure: a clock that is wrong is noticed, and an account used again. */
const noticeDays = 7;

/**
 * Erases what is kept no longer: bundles that were never published, sessions and invitations that ended, accounts that nobody uses.
 * Bundles and accounts are announced a week before. Nothing is announced or erased by a clock far ahead of the journal.
 */
export async function eraseOld(hub: Hub): Promise<void> {
  const now = hub.now();
  if (!(await isClockNear(hub))) {
    hub.log(`${now.toISOString()} ${hubMessages("fr").message("log.clockAhead")}`);
    return;
  }
  const deposits = await announce(hub, { kind: "deposit", found: await oldDeposits(hub, inNoticeDays(now)) });
  const accounts = await announce(hub, {
    kind: "account",
    found: await unusedAccounts(hub, inNoticeDays(now)),
  });
  await sendAnnouncements(hub, { deposits, accounts });
  for (const id of await oldDeposits(hub, now))
    if (await isNoticeOver(hub, id))
      await eraseFile(hub, id, { by: "hub", mayErase: ({ state }) => !isKept(state) });
  for (const id of await unusedAccounts(hub, now))
    if (await isNoticeOver(hub, id)) await closeUnused(hub, id);
  const yesterday = daysBefore(now, 1);
  await inTransaction(hub, async (transaction) => {
    await transaction.deleteFrom("session").where("created_at", "<", yesterday).execute();
    await forgetDevices(transaction, now);
    await transaction.deleteFrom("attempt").where("at", "<", yesterday).execute();
    await transaction.deleteFrom("password_link").where("expires_at", "<", yesterday).execute();
    await transaction.deleteFrom("invitation").where("expires_at", "<", yesterday).execute();
  });
  await eraseOrphans(hub);
}

function daysBefore(instant: Date, days: number): string {
  return new Date(instant.getTime() - days * day).toISOString();
}

function inNoticeDays(now: Date): Date {
  return new Date(now.getTime() + noticeDays * day);
}

/** What was published stays until somebody erases it, withdrawn editions included. */
const kept = ["published", "retracted"] as const;

function isKept(state: DepositState): boolean {
  return kept.some((one) => one === state);
}

/** Deposits that were never published, of campaigns that closed so long before. */
async function oldDeposits({ database, settings }: Hub, now: Date): Promise<readonly string[]> {
  const closed = daysBefore(now, settings.keptDays).slice(0, 10);
  const old = await depositsByInstitution(database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select("deposit.id")
    .where("campaign.closes_on", "<", closed)
    .where(({ or, eb }) =>
      or([eb("participation.late_until", "is", null), eb("participation.late_until", "<", closed)]),
    )
    .where("deposit.state", "not in", kept)
    .where("deposit.erased_at", "is", null)
    .execute();
  return old.map(({ id }) => id);
}

/** Accounts not used for so long, but the administrator who came last: without one, the service could not be mended from its pages. */
async function unusedAccounts({ database }: Hub, now: Date): Promise<readonly string[]> {
  const open = await database
    .selectFrom("account")
    .select(["id", "role", "last_seen_at"])
    .where("disabled_at", "is", null)
    .orderBy("last_seen_at", "desc")
    .execute();
  const keeper = open.find(({ role }) => role === "administrator");
  const unused = daysBefore(now, accountDays);
  return open.filter((one) => one !== keeper && one.last_seen_at < unused).map(({ id }) => id);
}

/**
 * Writes down what will be erased, and forgets what will not any more: an account used again, a deadline put off.
 * @returns what was not announced yet
 */
function announce(
  hub: Hub,
  { kind, found }: { readonly kind: "deposit" | "account"; readonly found: readonly string[] },
): Promise<readonly string[]> {
  const now = hub.now();
  return inTransaction(hub, async (transaction) => {
    const rows = await transaction
      .selectFrom("announced_erasure")
      .select("subject")
      .where("kind", "=", kind)
      .execute();
    const before = new Set(rows.map(({ subject }) => subject));
    const added = found.filter((subject) => !before.has(subject));
    for (const subject of before)
      if (!found.includes(subject))
        await transaction.deleteFrom("announced_erasure").where("subject", "=", subject).execute();
    for (const subject of added) {
      await transaction
        .insertInto("announced_erasure")
        .values({ kind, subject, announced_at: now.toISOString() })
        .execute();
      await record(transaction, { account: "hub", act: "erasure.announced", subject, detail: { kind } }, now);
    }
    return added;
  });
}

async function sendAnnouncements(
  hub: Hub,
  { deposits, accounts }: { readonly deposits: readonly string[]; readonly accounts: readonly string[] },
): Promise<void> {
  if (deposits.length + accounts.length === 0) return;
  const { address } = hub.settings;
  const from = hubMessages("fr").day(inNoticeDays(hub.now()).toISOString());
  const counts = { deposits: deposits.length, accounts: accounts.length };
  for (const to of await administratorAddresses(hub))
    await sendMail(hub, {
      to,
      mail: "erasures",
      values: { ...counts, day: from, link: `${address}/journal` },
    });
  for (const { campaign, title, institution, count } of await bundlesByInstitution(hub, deposits))
    await notifyAgents(hub, institution, {
      mail: "ownErasure",
      path: `/campagnes/${campaign}`,
      values: { title, count: Number(count), day: from },
    });
  for (const account of accounts) {
    const { email } = await accountOf(hub, account);
    await sendMail(hub, { to: email, mail: "closing", values: { day: from, link: `${address}/connexion` } });
  }
}

/** How many of some bundles each institution has in each campaign. */
async function bundlesByInstitution({ database }: Hub, deposits: readonly string[]) {
  if (deposits.length === 0) return [];
  return depositsByInstitution(database)
    .innerJoin("campaign", "campaign.id", "deposit.campaign")
    .select(["deposit.campaign", "campaign.title", "participation.institution"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("deposit.id", "in", deposits)
    .groupBy(["deposit.campaign", "campaign.title", "participation.institution"])
    .execute();
}

async function isNoticeOver({ database, now }: Hub, subject: string): Promise<boolean> {
  const announced = await database
    .selectFrom("announced_erasure")
    .select("subject")
    .where("subject", "=", subject)
    .where("announced_at", "<=", daysBefore(now(), noticeDays))
    .executeTakeFirst();
  return announced !== undefined;
}

/** Closes an account, unless its person came back, or it became the last one that administers. */
async function closeUnused(hub: Hub, account: string): Promise<void> {
  const unused = daysBefore(hub.now(), accountDays);
  await inTransaction(hub, async (transaction) => {
    const still = await transaction
      .selectFrom("account")
      .select("id")
      .where("id", "=", account)
      .where("last_seen_at", "<", unused)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (still === undefined || (await isLastAdministrator(transaction, account))) return;
    await closeAccount(hub, transaction, { account, by: "hub" });
  });
}
