import type { PointToReview, Study, Window } from "@vigie/study";
import type { Person } from "../accounts/account.ts";
import { storeFile } from "../deposits/stored-files.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { recentResults } from "../recent-results.ts";
import { allowInCampaign, campaignOf, isDay } from "./campaign-phase.ts";
import { joinOpenCampaigns } from "./joining.ts";
import { renewalInThread, studyInThread } from "./study-in-thread.ts";
import { mayLeadStudy } from "./team.ts";

/**
 * Keeps a version of a study: the folder zipped (`.vigie`), checked as `vigie check` does.
 * @throws {VigieErrors} every mistake of the study; that this version is kept already, or that another team conducts the study
 * @returns its hash
 */
export async function storeStudy(
  hub: Hub,
  by: Person,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const study = await studyInThread(file.bytes, file.name);
  const now = hub.now();
  const blob = await storeFile(hub, file.bytes, async (transaction, blob) => {
    const isOwn = await mayLeadStudy({ database: transaction }, by, { hash: study.hash, name: study.id });
    if (!isOwn) return refuse("hub/study-of-another-team");
    const before = await transaction
      .selectFrom("study")
      .select("hash")
      .where("blob", "=", blob)
      .executeTakeFirst();
    if (before !== undefined) return refuse("hub/study-twice");
    await transaction
      .insertInto("study")
      .values({
        blob,
        hash: study.hash,
        name: study.id,
        version: study.version,
        title: study.title.fr,
        uploaded_by: by.id,
        uploaded_at: now.toISOString(),
      })
      .execute();
    await joinOpenCampaigns(transaction, study);
    await record(
      transaction,
      {
        account: by.id,
        act: "study.uploaded",
        subject: blob,
        detail: { study: study.id, version: study.version },
      },
      now,
    );
  });
  await studyFrom(blob, async () => study);
  return study.hash;
}

/**
 * The latest version that asks partners for what a hash says: its text may have been improved since the campaign opened.
 * @throws {VigieErrors} where none is kept
 */
export async function latestVersion(
  hub: Hub,
  hash: string,
): Promise<{ readonly study: Study; readonly bytes: Uint8Array }> {
  const found = await hub.database
    .selectFrom("study")
    .select("blob")
    .where("hash", "=", hash)
    .orderBy("uploaded_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) return refuse("hub/absent");
  const bytes = await hub.blobs.get(found.blob);
  return { study: await studyFrom(found.blob, () => studyInThread(bytes, "etude.vigie")), bytes };
}

/** The versions of a study that are kept and ask for something else, the latest first. @param hash of one of them */
export async function versionsOf(hub: Hub, hash: string) {
  const found = await hub.database
    .selectFrom("study")
    .select(["hash", "version"])
    .where("name", "in", (query) => query.selectFrom("study").select("name").where("hash", "=", hash))
    .orderBy("uploaded_at", "desc")
    .execute();
  return [...new Map(found.map((one) => [one.hash, one])).values()];
}

/** By the SHA-256 of their file: reading a study takes longer than all else that a page does. */
const studyFrom = recentResults<Study>(8);

/**
 * Keeps the study of the next period, made from the one of a campaign.
 * @throws {VigieErrors} a campaign of another team; a period that is none or the same; what is wrong with the study once its dates have moved
 * @returns its hash, and what a person must look at again in it
 */
export async function renewStudy(
  hub: Hub,
  by: Person,
  { campaign, window }: { readonly campaign: string; readonly window: Window },
): Promise<{ readonly hash: string; readonly points: readonly PointToReview[] }> {
  await allowInCampaign(hub, by, { campaign, action: "renew" });
  const { study, bytes } = await latestVersion(hub, (await campaignOf(hub, campaign)).study);
  const isSame = window.from === study.window.from && window.to === study.window.to;
  if (!isDay(window.from) || !isDay(window.to) || window.from > window.to || isSame)
    return refuse("hub/period-invalid");
  const renewed = await renewalInThread(bytes, window);
  const hash = await storeStudy(hub, by, { name: "etude.vigie", bytes: renewed.bytes });
  return { hash, points: renewed.points };
}

/** Window of the same days, a year later. */
export function nextWindow({ from, to }: Window): Window {
  const later = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, "-02-28");
  return { from: later(from), to: later(to) };
}
