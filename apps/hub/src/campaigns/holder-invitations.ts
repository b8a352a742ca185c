import { emailOf, isMailable, type Person } from "../accounts/account.ts";
import { cancelIfWaiting, keepInvitation } from "../accounts/invitation.ts";
import { type Link, newPaperLink } from "../accounts/link-code.ts";
import { emailKey, inClear } from "../accounts/sealed.ts";
import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { sendEach } from "../notify.ts";
import { serialQueue } from "../thread-queue.ts";
import { allowInCampaign, campaignOf, participationsOf } from "./campaign-phase.ts";
import { participantOf } from "./participants.ts";
import { latestVersion } from "./study-versions.ts";

/** Somebody to invite for the holder of a group. */
export interface HolderInvitation {
  readonly institution: string;
  /** The person; the institution where the study names nobody. */
  readonly name: string;
  /** Null for a link on paper. */
  readonly email: string | null;
  /** Why it is on paper though the study has an address: another person has it. */
  readonly isTaken: boolean;
  /** The invitation that this one takes the place of; null for the first. */
  readonly former: string | null;
}

/** An invitation with its link, which is kept nowhere. */
export interface MadeInvitation extends HolderInvitation {
  readonly link: Link;
  /** Whether its message left; otherwise the link is on paper too. */
  readonly isMailed: boolean;
}

/** The holders of a campaign for whom nobody has an account. */
export interface HoldersWithoutAgent {
  /** Without an invitation that may still be used. */
  readonly toInvite: readonly HolderInvitation[];
  /** Invited, and to be invited again where the link or its code was lost. */
  readonly waiting: readonly HolderInvitation[];
}

/** @throws {VigieErrors} for who does not conduct the campaign, or where it is over */
export async function holdersWithoutAgent(
  hub: Hub,
  by: Person,
  campaign: string,
): Promise<HoldersWithoutAgent> {
  await allowInCampaign(hub, by, { campaign, action: "change" });
  const { study } = await latestVersion(hub, (await campaignOf(hub, campaign)).study);
  const parts = await participationsOf(hub, campaign);
  const contacts = new Map<string, string>();
  for (const { institution, partner } of parts) {
    const holder = participantOf(study, partner)?.holder;
    if (holder) contacts.set(institution, contacts.get(institution) || (holder.contact ?? ""));
  }
  const { agents, addresses } = await knownAccounts(hub.database);
  const invited = Map.groupBy(await waitingInvitations(hub, hub.database), ({ institution }) => institution);
  const taken = new Set([...addresses, ...[...invited.values()].flat().map((one) => one.email_key)]);
  const toInvite: HolderInvitation[] = [];
  const waiting: HolderInvitation[] = [];
  for (const [institution, contact] of contacts) {
    if (agents.has(institution)) continue;
    for (const { id, name, email } of invited.get(institution) ?? [])
      waiting.push({ institution, name, email: email || null, isTaken: false, former: id });
    if (invited.has(institution)) continue;
    const { name, email } = contactOf(contact);
    const key = emailKey(email, hub.settings.secret);
    const isTaken = email !== "" && taken.has(key);
    taken.add(key);
    toInvite.push({
      institution,
      name: name || institution,
      email: isTaken ? null : email || null,
      isTaken,
      former: null,
    });
  }
  return { toInvite, waiting };
}

interface Request {
  readonly campaign: string;
  /** Persons who were invited already, by a new link; the others by default. */
  readonly isAgain: boolean;
  /** The visit of the page: another click of the same one receives the same links. Empty for none. */
  readonly visit: string;
  /** Sends the message with its link. @returns whether it left */
  mail(invitation: HolderInvitation & { readonly email: string; readonly link: Link }): Promise<boolean>;
}

/**
 * Invites somebody for each holder that has no agent, in one go. Messages leave first: a service that stops in between has invited
 * nobody, so that the same action starts again, and the links that left open nothing.
 * @throws {VigieErrors} what `holdersWithoutAgent` does
 */
export function inviteHolders(hub: Hub, by: Person, request: Request): Promise<readonly MadeInvitation[]> {
  const key = `${by.id} ${request.campaign} ${request.isAgain} ${request.visit}`;
  const first = recent.get(key);
  if (first !== undefined) return first;
  const run = inTurn(() => inviteNow(hub, by, request));
  if (request.visit === "") return run;
  recent.set(key, run);
  const forget = () => recent.delete(key);
  run.then(() => setTimeout(forget, secondClick).unref(), forget);
  return run;
}

/** Two leads invite one after the other: the second one finds who is left. */
const inTurn = serialQueue();
/** What was made in the last seconds: a browser gives up the answer of the first of two clicks, and the codes with it. */
const recent = new Map<string, Promise<readonly MadeInvitation[]>>();
const secondClick = 60_000;

async function inviteNow(
  hub: Hub,
  by: Person,
  { campaign, isAgain, mail }: Request,
): Promise<readonly MadeInvitation[]> {
  const found = await holdersWithoutAgent(hub, by, campaign);
  const all = (isAgain ? found.waiting : found.toInvite).map((one) => ({ ...one, link: newPaperLink() }));
  const mailed = await sendEach(
    all.map((one) => async () => {
      const { email } = one;
      return email !== null && mail({ ...one, email });
    }),
  );
  return inTransaction(hub, async (transaction) => {
    await allowInCampaign({ database: transaction }, by, { campaign, action: "change" });
    const { agents } = await knownAccounts(transaction);
    const invited = new Set((await waitingInvitations(hub, transaction)).map((one) => one.institution));
    const made: MadeInvitation[] = [];
    for (const [at, one] of all.entries()) {
      const { institution, former, name, link } = one;
      if (agents.has(institution) || (former === null && invited.has(institution))) continue;
      if (former !== null && !(await cancelIfWaiting(hub, transaction, { by: by.id, id: former }))) continue;
      const isMailed = mailed[at] ?? false;
      // Without an address an invitation is one on paper: whoever uses it types theirs, and waits to be accepted.
      const email = isMailed ? (one.email ?? "") : "";
      await keepInvitation(hub, transaction, { institution, name, email, role: "partner", by: by.id, link });
      made.push({ ...one, isMailed });
    }
    return made;
  });
}

/** Institutions that somebody acts for, or waits to; and the addresses of all accounts, the closed ones included. */
async function knownAccounts(database: HubReader) {
  const accounts = await database
    .selectFrom("account")
    .select(["institution", "role", "disabled_at", "email_key"])
    .execute();
  const agents = accounts.filter(({ role, disabled_at }) => role === "partner" && disabled_at === null);
  return {
    agents: new Set(agents.map(({ institution }) => institution)),
    addresses: accounts.map(({ email_key }) => email_key),
  };
}

/** Invitations of partners that may still be used, in clear. */
async function waitingInvitations(hub: Hub, database: HubReader) {
  const found = await database
    .selectFrom("invitation")
    .select(["id", "institution", "name", "email", "email_key"])
    .where("role", "=", "partner")
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("expires_at", ">=", hub.now().toISOString())
    .orderBy("institution")
    .execute();
  return found.map((one) => inClear(hub, one));
}

/** Whom a study says to write to: « Claire Aubry <accueil@ccas.fr> », or the first address alone; empty where it says neither. */
function contactOf(contact: string): { readonly name: string; readonly email: string } {
  const short = contact.slice(0, 500);
  const found = /[^\s<>(),;:]+@[^\s<>(),;:]+/.exec(short);
  const name = short.slice(0, found?.index ?? 0).replace(/[\s<(:,;–-]+$/, "");
  const email = emailOf(found?.[0] ?? "");
  return { name: name.replaceAll(/\s+/g, " ").trim().slice(0, 200), email: isMailable(email) ? email : "" };
}
