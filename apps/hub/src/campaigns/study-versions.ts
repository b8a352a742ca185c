import type { Study } from "@vigie/study";
import type { Person } from "../accounts/account.ts";
import { storeFile } from "../deposits/stored-files.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { refuse } from "../problems.ts";
import { recentResults } from "../recent-results.ts";
import { studyInThread } from "./study-in-thread.ts";
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
