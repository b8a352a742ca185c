import { readStudyZip } from "@vigie/station";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";

/**
 * The study of a `.vigie` file, read on the spot: files that somebody sent go through `studyInThread`.
 * @throws {VigieErrors} every mistake of the study
 */
export async function studyOf(bytes: Uint8Array, name: string): Promise<Study> {
  const loaded = await loadStudy(await textsOf(bytes, name));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

export function textsOf(bytes: Uint8Array, name: string): Promise<ReadonlyMap<string, string>> {
  return readStudyZip(new Blob([new Uint8Array(bytes)]), name);
}
