import { setTimeout } from "node:timers/promises";
import { countValue } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import { validKeys } from "../accounts/keys.ts";
import { randomId } from "../accounts/sealed.ts";

import {
  allowInCampaign,
  allowInPhase,
  campaignOf,
  dayIn,
  participationOf,
  phaseFor,
  todayOf,
} from "../campaigns/campaign-phase.ts";

import { latestVersion } from "../campaigns/study-versions.ts";
import { teamOf } from "../campaigns/team.ts";
import type { HubReader, HubTransaction } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { logFault } from "../log.ts";
import { notifyLater } from "../notify.ts";
import { refuse, type SerializedProblem } from "../problems.ts";
import { removeEditions } from "../publication/unpublished-editions.ts";
import {
  type DepositAction,
  type DepositState,
  isCurrent,
  mayBecome,
  mayDo,
} from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";

import { depositsByInstitution, withBudget } from "./institution-budget.ts";
import { storeFile } from "./stored-files.ts";
import { verificationInThread } from "./verification-in-thread.ts";

/** A deposit, with the institution that made it and the campaign's team. @throws {VigieErrors} where there is none of this identifier */
export async function depositOf({ database }: { readonly database: HubReader }, id: string) {
  const found = await depositsByInstitution(database)
    .selectAll("deposit")
    .select("participation.institution")
    .where("deposit.id", "=", id)
    .executeTakeFirst();
  if (found === undefined) return refuse("hub/absent");
  return { ...found, team: await teamOf({ database }, found.campaign) };
}

export type Deposit = Awaited<ReturnType<typeof depositOf>>;

/** @throws {VigieErrors} where the person may not; as absent where it may not even follow the deposit */
export function allow(person: Person, deposit: Deposit, action: DepositAction): void {
  const relation = relationOf(person, deposit);
  if (mayDo(relation, action, deposit.state)) return;
  refuse(mayDo(relation, "follow", deposit.state) ? "hub/forbidden" : "hub/absent");
}

/** Files of a partner that one campaign may hold at once; erased ones do not count. */
const filesMax = 50;

/** `receiveDeposit`, then verifies the bundle. @returns its identifier */
export async function deposit(
  hub: Hub,
  by: Person,
  request: Parameters<typeof receiveDeposit>[2],
): Promise<string> {
  const id = await receiveDeposit(hub, by, request);
  await verifyDeposit(hub, id);
  return id;
}

/**
 * Takes a bundle from a partner, to be verified. Once this returns, it is on the disk and in the journal, whatever its state.
 * A former one of the same partner that is not published is superseded where this one is right.
 * @throws {VigieErrors} the campaign is closed, its deadline is past, the partner is another institution's, this very bundle was
 * deposited, or too many others are kept; nothing of it is kept then
 * @returns its identifier
 */
export async function receiveDeposit(
  hub: Hub,
  by: Person,
  request: {
    readonly campaign: string;
    readonly partner: string;
    readonly bytes: Uint8Array;
    readonly message: string;
  },
): Promise<string> {
  const today = await todayOf(hub, request.campaign);
  await refuseDeposit(hub, by, { ...request, today });
  const id = randomId();
  const now = hub.now();
  await storeFile(hub, request.bytes, async (transaction, blob) => {
    // It may have been published, or its terms changed, while the file was written.
    await refuseDeposit({ database: transaction }, by, { ...request, today });
    const same = await transaction
      .selectFrom("deposit")
      .select("id")
      .where("campaign", "=", request.campaign)
      .where("partner", "=", request.partner)
      .where("blob", "=", blob)
      .where("state", "not in", ["refused", "withdrawn"])
      .executeTakeFirst();
    if (same !== undefined) return refuse("hub/bundle-twice");
    const { count } = await transaction
      .selectFrom("deposit")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("campaign", "=", request.campaign)
      .where("partner", "=", request.partner)
      .where("erased_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= filesMax) return refuse("hub/deposits-too-many", { max: countValue(filesMax) });
    await transaction
      .insertInto("deposit")
      .values({
        id,
        campaign: request.campaign,
        partner: request.partner,
        blob,
        state: "received",
        deposited_by: by.id,
        deposited_at: now.toISOString(),
        spent: null,
        problems: null,
        message: request.message.trim(),
        erased_at: null,
      })
      .execute();
    await record(
      transaction,
      { account: by.id, act: "deposit.received", subject: id, detail: { sha256: blob } },
      now,
    );
  });
  return id;
}

async function refuseDeposit(
  reader: { readonly database: HubReader },
  { role, institution }: Pick<Person, "role" | "institution">,
  request: { readonly campaign: string; readonly partner: string; readonly today: string },
): Promise<void> {
  const { closes_on: closesOn } = await campaignOf(reader, request.campaign);
  const asks = await participationOf(reader, request.campaign, request.partner);
  if (role !== "partner" || institution !== asks.institution) return refuse("hub/partner-of-another");
  allowInPhase("partner", "deposit", { phase: await phaseFor(reader, request), closesOn });
}

/** Milliseconds that a person waits for a bundle to be verified before its page says its place in the queue. */
const patience = 2_000;

/** `verifyDeposit`, waited for a few seconds at most; it goes on meanwhile. */
export async function beginVerification(hub: Hub, id: string): Promise<void> {
  const verified = verifyDeposit(hub, id);
  const isOver = await Promise.race([verified.then(() => true), setTimeout(patience, false, { ref: false })]);
  if (!isOver) verified.catch((error: unknown) => logFault(hub, "verifyDeposit", error));
}

/** How many bundles were received before one that is not verified yet. */
export async function placeInQueue({ database }: Hub, { deposited_at }: Deposit): Promise<number> {
  const { count } = await database
    .selectFrom("deposit")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("state", "=", "received")
    .where("deposited_at", "<", deposited_at)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Verifies what was received: at once, or when the hub starts again after it was stopped in between. */
export async function verifyDeposit(hub: Hub, id: string): Promise<void> {
  const received = await depositOf(hub, id);
  if (received.state !== "received") return;
  const { study: hash } = await campaignOf(hub, received.campaign);
  const found = await verificationInThread(async () => {
    const { study } = await latestVersion(hub, hash);
    return {
      bundle: await hub.blobs.get(received.blob),
      study,
      partner: received.partner,
      keys: await validKeys(hub, received.institution),
      today: dayIn(study.timezone, hub.now()),
    };
  });
  const isVerified = await inTransaction(hub, async (transaction) => {
    // One that came later may have been verified, and have replaced it, meanwhile: it was received, and counts.
    if ((await depositOf({ database: transaction }, id)).state !== "received") {
      const spent = found.kind === "right" ? found.spent : null;
      await transaction.updateTable("deposit").set({ spent }).where("id", "=", id).execute();
      return false;
    }
    const judged = found.kind === "right" ? await withBudget(hub, transaction, received, found) : found;
    if (judged.kind === "wrong") {
      await change(hub, transaction, received, { to: "refused", by: "hub", problems: judged.problems });
      return false;
    }
    const isLast = await supersede(hub, transaction, received);
    const to = isLast ? "verified" : "superseded";
    await change(hub, transaction, received, { to, by: "hub", spent: judged.spent });
    return isLast;
  });
  if (isVerified) notifyLater(hub, "deposited", { campaign: received.campaign, to: "leads" });
}

/**
 * Replaces the partner's deposits that were made before this one.
 * @returns whether it is the last: another may have been deposited, and verified, while this one was
 */
async function supersede(
  hub: Hub,
  transaction: HubTransaction,
  { id, campaign, partner, deposited_at }: Deposit,
): Promise<boolean> {
  const others = await transaction
    .selectFrom("deposit")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("partner", "=", partner)
    .where("id", "!=", id)
    .execute();
  const current = others.filter(({ state }) => isCurrent(state));
  if (current.some((other) => other.state !== "received" && other.deposited_at > deposited_at)) return false;
  for (const other of current)
    if (other.deposited_at <= deposited_at)
      await change(hub, transaction, other, { to: "superseded", by: "hub" });
  return true;
}

/** Changes the state of a deposit and says so in the journal; somebody else may have changed it since it was read. */
export async function change(
  hub: Hub,
  transaction: HubTransaction,
  { id, state }: { readonly id: string; readonly state: DepositState },
  request: {
    readonly to: DepositState;
    readonly by: string;
    readonly problems?: readonly SerializedProblem[];
    readonly spent?: string;
  },
): Promise<void> {
  if (!mayBecome(state, request.to)) refuse("hub/state-changed");
  const changed = await transaction
    .updateTable("deposit")
    .set({
      state: request.to,
      ...(request.problems === undefined ? {} : { problems: JSON.stringify(request.problems) }),
      ...(request.spent === undefined ? {} : { spent: request.spent }),
    })
    .where("id", "=", id)
    .where("state", "=", state)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) refuse("hub/state-changed");
  const act = request.to === "in_review" ? "deposit.sent_to_review" : (`deposit.${request.to}` as const);
  await record(transaction, { account: request.by, act, subject: id }, hub.now());
}

/**
 * What the depositor or the lead does in one step. Editions that hold a bundle that is withdrawn, and are not published, go with it.
 * @throws {VigieErrors} where the person may not
 */
export async function act(
  hub: Hub,
  person: Person,
  id: string,
  action: "withdraw" | "send_to_review",
): Promise<void> {
  await actOn(hub, person, [id], action);
  if (action === "withdraw") await removeEditions(hub, ({ deposits }) => deposits.includes(id));
}

/** `act` on several deposits, all or none, but for the editions. */
async function actOn(
  hub: Hub,
  person: Person,
  deposits: readonly string[],
  action: "withdraw" | "send_to_review",
): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    for (const id of deposits) {
      const found = await depositOf({ database: transaction }, id);
      allow(person, found, action);
      const to = action === "withdraw" ? "withdrawn" : "in_review";
      await change(hub, transaction, found, { to, by: person.id });
    }
  });
}

/** Sends every verified bundle of a campaign to its reviewers. @throws {VigieErrors} where the person may not @returns how many */
export async function sendAllToReview(hub: Hub, person: Person, campaign: string): Promise<number> {
  await allowInCampaign(hub, person, { campaign, action: "assemble" });
  const verified = await hub.database
    .selectFrom("deposit")
    .select("id")
    .where("campaign", "=", campaign)
    .where("state", "=", "verified")
    .execute();
  await actOn(
    hub,
    person,
    verified.map(({ id }) => id),
    "send_to_review",
  );
  return verified.length;
}
