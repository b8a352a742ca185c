import { campaignOf } from "../campaigns/campaign-phase.ts";
import type { Hub } from "../hub.ts";
import { deserializedErrors, refuse } from "../problems.ts";
import { standingCampaign } from "../publication/published-editions.ts";
import { recentResults } from "../recent-results.ts";

import { threadQueue } from "../thread-queue.ts";
import type { BundleContents, ContentsInput, ContentsResult } from "./bundle-contents.ts";
import type { Deposit } from "./deposit.ts";

/** Separate from the queue that verifies: reviewers do not wait for deposits. */
const queue = threadQueue<ContentsInput, ContentsResult>(
  new URL("./bundle-contents-thread.ts", import.meta.url),
  { longest: 20_000 },
);

/**
 * `bundleContents` of a deposit, in a thread: verified or not, its file came from outside.
 * @returns null where the file was erased
 * @throws {VigieErrors} where it can no longer be read, or takes too long
 */
export async function contentsInThread(hub: Hub, deposit: Deposit): Promise<BundleContents | null> {
  if (deposit.erased_at !== null || !(await hub.blobs.has(deposit.blob))) return null;
  const before = (await blobsBefore(hub, deposit.campaign)).get(deposit.partner) ?? null;
  return contentsFrom(`${deposit.blob} ${before}`, async () => {
    const found =
      (await queue.run(async () => ({
        bundle: await hub.blobs.get(deposit.blob),
        before: before === null ? null : await hub.blobs.get(before),
      }))) ?? refuse("hub/bundle-too-long", {}, { file: "bundle.zip" });
    if (found.kind === "wrong") throw deserializedErrors(found.problems);
    return found.contents;
  });
}

/** By the SHA-256 of both files. A few: a large bundle takes megabytes, and its page is shown again while others wait for theirs. */
const contentsFrom = recentResults<BundleContents>(8);

/** By participant, the files of the bundles that were published in the campaign before. */
export async function blobsBefore(hub: Hub, campaign: string): Promise<ReadonlyMap<string, string>> {
  const { previous } = await campaignOf(hub, campaign);
  if (previous === null) return new Map();
  const found = await hub.database
    .selectFrom("deposit")
    .select(["partner", "blob"])
    .where("campaign", "=", await standingCampaign(hub, previous))
    .where("state", "=", "published")
    .execute();
  return new Map(found.map(({ partner, blob }) => [partner, blob]));
}
