import type { Person } from "../accounts/account.ts";
import { campaignOf, participationsOf } from "../campaigns/campaign-phase.ts";
import { groupOfParticipant } from "../campaigns/participants.ts";
import { latestVersion } from "../campaigns/study-versions.ts";
import { teamOf } from "../campaigns/team.ts";
import type { HubReader } from "../database/schema.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import { recentResults } from "../recent-results.ts";
import { mayDo } from "../rules/deposit-states.ts";
import { relationOf } from "../rules/roles.ts";
import { threadQueue } from "../thread-queue.ts";
import type { BatchDifference, BatchInput } from "./batch-differences.ts";
import { blobsBefore } from "./contents-in-thread.ts";
import { answerIn } from "./review.ts";

/** A group of a campaign, by the identifiers of both. */
export interface ReviewedGroup {
  readonly campaign: string;
  readonly group: string;
}

/**
 * Whether somebody may review all bundles of a group at once: a reviewer of no institution that holds a part of it or conducts the
 * campaign. Null where the campaign has no such group.
 */
export async function mayReviewBatch(
  reader: { readonly database: HubReader },
  person: Person,
  { campaign, group }: ReviewedGroup,
): Promise<boolean | null> {
  const holders = (await participationsOf(reader, campaign)).filter(
    ({ partner }) => groupOfParticipant(partner) === group,
  );
  if (holders.length === 0) return null;
  const team = await teamOf(reader, campaign);
  return holders.every(({ institution }) =>
    mayDo(relationOf(person, { institution, team }), "review", "in_review"),
  );
}

/** The bundles of a group that wait for the answer of a person's institution, and how many wait for another one only. */
export interface ReviewBatch {
  readonly waiting: readonly { readonly id: string; readonly partner: string }[];
  readonly answered: number;
}

/** @throws {VigieErrors} who may not review the whole group */
export async function batchOf(
  reader: { readonly database: HubReader },
  person: Person,
  where: ReviewedGroup,
): Promise<ReviewBatch> {
  const may = await mayReviewBatch(reader, person, where);
  if (may !== true) return refuse(may === null ? "hub/absent" : "hub/forbidden");
  const answers = await reader.database
    .selectFrom("review")
    .innerJoin("deposit", "deposit.id", "review.deposit")
    .innerJoin("account", "account.id", "review.reviewer")
    .select("review.deposit")
    .where("deposit.campaign", "=", where.campaign)
    .where("account.institution", "=", person.institution)
    .execute();
  const answered = new Set(answers.map(({ deposit }) => deposit));
  const inReview = (await depositsOf(reader, where)).filter(({ state }) => state === "in_review");
  const waiting = inReview.filter(({ id }) => !answered.has(id));
  return { waiting, answered: inReview.length - waiting.length };
}

/** The bundles of a group that reviewers read before publication. */
async function depositsOf(
  { database }: { readonly database: HubReader },
  { campaign, group }: ReviewedGroup,
) {
  const all = await database
    .selectFrom("deposit")
    .select(["id", "partner", "blob", "state"])
    .where("campaign", "=", campaign)
    .where("state", "in", ["in_review", "approved"])
    .where("erased_at", "is", null)
    .orderBy("partner")
    .execute();
  return all.filter(({ partner }) => groupOfParticipant(partner) === group);
}

/**
 * Answers a review for several bundles of a group, all or none.
 * @param answers.reasons by deposit: empty for a bundle that is approved, what is to be changed for one that is sent back
 * @throws {VigieErrors} who may not, or one of them no longer waits for this person's answer: nothing is kept then
 * @returns those that are decided, the person's answer being the second one
 */
export async function answerBatch(
  hub: Hub,
  person: Person,
  answers: ReviewedGroup & { readonly reasons: ReadonlyMap<string, string> },
) {
  const { campaign, group, reasons } = answers;
  return inTransaction(hub, async (transaction) => {
    const { waiting } = await batchOf({ database: transaction }, person, { campaign, group });
    const partners = new Map(waiting.map(({ id, partner }) => [id, partner]));
    if (reasons.size === 0 || [...reasons.keys()].some((id) => !partners.has(id)))
      return refuse("hub/batch-changed");
    const decided: { readonly partner: string; readonly state: "approved" | "returned" }[] = [];
    for (const [id, written] of reasons) {
      const verdict = written.trim() === "" ? "approve" : "return";
      const state = await answerIn(hub, transaction, { person, id, verdict, reasons: written, group });
      if (state !== null) decided.push({ partner: partners.get(id) ?? "", state });
    }
    return decided;
  });
}

/** Separate from the queue that reads single bundles: two hundred take some seconds. */
const queue = threadQueue<BatchInput, ReadonlyMap<string, BatchDifference | null>>(
  new URL("./batch-differences-thread.ts", import.meta.url),
);
/** Bytes of all bundles that are compared at once, those of the edition before included. */
const bytesMax = 2 ** 26;
const differencesFrom = recentResults<ReadonlyMap<string, BatchDifference | null>>(4);

/**
 * `batchDifferences` of all bundles of a group that are in review or approved, in a thread, computed again once one more is.
 * @throws {VigieErrors} where they are too large, or take too long
 */
export async function differencesIn(
  hub: Hub,
  where: ReviewedGroup,
): Promise<ReadonlyMap<string, BatchDifference | null>> {
  const { study } = await latestVersion(hub, (await campaignOf(hub, where.campaign)).study);
  const before = await blobsBefore(hub, where.campaign);
  const files = (await depositsOf(hub, where)).map(({ id, partner, blob }) => ({
    id,
    blob,
    before: before.get(partner) ?? null,
  }));
  const except = [...(study.partners.get(where.group)?.group?.except ?? [])];
  return differencesFrom(JSON.stringify([study.hash, except, files]), async () => {
    const input = async () => ({ study, bundles: await bundlesIn(hub, files) });
    return (await queue.run(input)) ?? refuse("hub/comparison-stopped");
  });
}

async function bundlesIn(
  { blobs }: Hub,
  files: readonly { readonly id: string; readonly blob: string; readonly before: string | null }[],
): Promise<BatchInput["bundles"]> {
  const bundles: BatchInput["bundles"][number][] = [];
  let bytes = 0;
  for (const { id, blob, before } of files) {
    const read = { bundle: await blobs.get(blob), before: before === null ? null : await blobs.get(before) };
    bytes += read.bundle.length + (read.before?.length ?? 0);
    if (bytes > bytesMax) return refuse("hub/comparison-stopped");
    bundles.push({ id, ...read });
  }
  return bundles;
}
