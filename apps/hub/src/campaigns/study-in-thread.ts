import type { PointToReview, Study, Window } from "@vigie/study";
import { deserializedErrors, refuse } from "../problems.ts";

import { threadQueue } from "../thread-queue.ts";
import type { StudyInput, StudyResult } from "./study-work.ts";

/** Ten times what the reference study takes on a busy machine; what takes longer is not read by the partners' pages either. */
const longest = 20_000;
const threads = threadQueue<StudyInput, StudyResult>(new URL("./study-thread.ts", import.meta.url), {
  longest,
});

/**
 * The study of a `.vigie` file, taken as hostile and read in a thread, while others are answered; without its dictionaries.
 * @throws {VigieErrors} every mistake of the study, or that it takes too long
 */
export async function studyInThread(bytes: Uint8Array, name: string): Promise<Study> {
  const found = await work({ bytes, name, next: null });
  if (found.kind !== "study") throw new RangeError("a study was asked for");
  return found.study;
}

/** The file of the study of the next period, and what a person must look at again in it. @throws what `studyInThread` does */
export async function renewalInThread(
  bytes: Uint8Array,
  next: Window,
): Promise<{ readonly bytes: Uint8Array; readonly points: readonly PointToReview[] }> {
  const found = await work({ bytes, name: "etude.vigie", next });
  if (found.kind !== "renewed") throw new RangeError("the study of the next period was asked for");
  return found;
}

async function work(input: StudyInput): Promise<Exclude<StudyResult, { readonly kind: "wrong" }>> {
  const found =
    (await threads.run(async () => input)) ?? refuse("hub/study-too-long", {}, { file: input.name });
  if (found.kind === "wrong") throw deserializedErrors(found.problems);
  return found;
}
