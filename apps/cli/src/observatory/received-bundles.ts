import { type Bundle, dateProblems, originProblems, type ReceivedBundle, readBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { type VigieError, VigieErrors } from "@vigie/words";
import { today } from "../arguments/period.ts";
import { cliProblem } from "../problems.ts";
import { readGiven } from "../study/study-folder.ts";

export interface Received {
  readonly file: string;
  readonly bundle: ReceivedBundle;
  /** What it was verified by; null where no study is known. */
  readonly study: Study | null;
}

/**
 * Reads the bundles named on the command line and looks for everything wrong with all of them at once.
 * @param studies the versions that they may come from, each verified by the one whose hash it bears; none where they
 *   are not known
 */
export async function readReceived(
  files: readonly string[],
  studies: readonly Study[],
): Promise<{
  /** Bundles that are sound, wherever they come from. */
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
    const bundle = reading.value;
    const study = studyOf(bundle, studies);
    const received = { file, bundle, study };
    read.push(received);
    const reception = { place: { file }, today: today() };
    const found =
      study === null ? dateProblems(bundle, reception) : await originProblems(bundle, study, reception);
    if (found.length === 0) right.push(received);
    wrong.push(...found);
  }
  return { read, right, wrong };
}

/** Where none has the hash of a bundle, mistakes are reported against another version of its study. */
function studyOf({ manifest }: Bundle, studies: readonly Study[]): Study | null {
  const { id, hash } = manifest.study;
  const ofSameHash = studies.find((study) => study.hash === hash) ?? studies.find((study) => study.id === id);
  return ofSameHash ?? studies[0] ?? null;
}

/**
 * An edition has one bundle a partner, or one a holder of a group.
 * @throws {VigieErrors} each bundle that another one of its partner stands for, with that one and their days
 */
export function refuseSeveralOfOne(received: readonly Received[]): void {
  const byHolder = Map.groupBy(received, ({ bundle }) => ownerOf(bundle));
  const wrong = [...byHolder.values()].flatMap(tooMany);
  if (wrong.length > 0) throw new VigieErrors(wrong);
}

/** `caf`, or `ccas/bobigny`. */
function ownerOf({ manifest: { partner, holder } }: Bundle): string {
  return holder === undefined ? partner : `${partner}/${holder}`;
}

function tooMany(received: readonly Received[]): readonly VigieError[] {
  const latest = received
    .toSorted((a, b) => a.bundle.manifest.date.localeCompare(b.bundle.manifest.date))
    .at(-1);
  return received.flatMap((one) => {
    if (latest === undefined || one === latest) return [];
    const { file, bundle } = latest;
    return [
      cliProblem(
        "cli/bundles-of-one-partner",
        { file: one.file },
        {
          partner: ownerOf(bundle),
          link: one.bundle.hash === bundle.hash ? "same" : "apart",
          date: one.bundle.manifest.date,
          other: file,
          otherDate: bundle.manifest.date,
        },
      ),
    ];
  });
}
