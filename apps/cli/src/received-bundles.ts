import { type Bundle, originProblems, readBundle } from "@vigie/bundle";
import { type Study, type VigieError, VigieErrors } from "@vigie/study";
import { readGiven } from "./study-folder.ts";

export interface Received {
  readonly file: string;
  readonly bundle: Bundle;
}

/**
 * Reads the bundles named on the command line and looks for everything wrong with all of them at once.
 * @param study what they must come from; null where it is not known
 */
export async function readReceived(
  files: readonly string[],
  study: Study | null,
): Promise<{
  /** Those that are sound, wherever they come from. */
  readonly read: readonly Received[];
  readonly right: readonly Received[];
  readonly wrong: readonly VigieError[];
}> {
  const read: Received[] = [];
  const right: Received[] = [];
  const wrong: VigieError[] = [];
  const readings = await Promise.allSettled(
    files.map(async (file) => readBundle(await readGiven(file), { file })),
  );
  for (const [at, reading] of readings.entries()) {
    const file = files[at] ?? "";
    if (reading.status === "rejected") {
      if (!(reading.reason instanceof VigieErrors)) throw reading.reason;
      wrong.push(...reading.reason.errors);
      continue;
    }
    const received = { file, bundle: reading.value };
    read.push(received);
    const found = study === null ? [] : await originProblems(reading.value, study, { file });
    if (found.length === 0) right.push(received);
    wrong.push(...found);
  }
  return { read, right, wrong };
}
