import { readStudyZip } from "@vigie/station";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Person } from "../accounts/account.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { problem } from "../problems.ts";

/**
 * Keeps a version of a study: the folder zipped (`.vigie`), checked as `vigie check` does.
 * @throws {VigieErrors} every mistake of the study; that this version is kept already
 * @returns its hash
 */
export async function keepStudy(
  hub: Hub,
  by: Person,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const study = await studyOf(file.bytes, file.name);
  const now = hub.now();
  const blob = await hub.blobs.put(file.bytes);
  await hub.database.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom("study")
      .select("hash")
      .where("blob", "=", blob)
      .executeTakeFirst();
    if (before !== undefined) throw new VigieErrors([problem("hub/study-twice", {})]);
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
  return blob;
}

/** The study of a kept file. @throws {VigieErrors} what is wrong with one that was just sent */
export async function studyOf(bytes: Uint8Array, name: string): Promise<Study> {
  const loaded = await loadStudy(await textsOf(bytes, name));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

export function textsOf(bytes: Uint8Array, name: string): Promise<ReadonlyMap<string, string>> {
  return readStudyZip(new Blob([new Uint8Array(bytes)]), name);
}

/**
 * The latest version that asks partners for what a hash says: its text may have been improved since the campaign opened.
 * @throws {Error} where none is kept
 */
export async function latestVersion(
  hub: Hub,
  hash: string,
): Promise<{ readonly study: Study; readonly bytes: Uint8Array }> {
  const { blob } = await hub.database
    .selectFrom("study")
    .select("blob")
    .where("hash", "=", hash)
    .orderBy("uploaded_at", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const bytes = await hub.blobs.get(blob);
  return { study: await studyOf(bytes, "etude.vigie"), bytes };
}
