import type { ReceivedBundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { readReceived } from "../received-bundles.ts";

/**
 * Where the trial of a study is written: the folder that was given, unless it holds the bundles of another period or another
 * study, which are kept; then the first beside the study that holds none of these.
 * @param bundles paths of the bundles of the trial in a folder
 */
export async function folderOfTrial(
  study: Study,
  {
    given,
    beside,
    bundles,
  }: {
    readonly given: string;
    readonly beside: string;
    readonly bundles: (trialFolder: string) => Promise<readonly string[]>;
  },
): Promise<string> {
  for (let at = 0; ; at++) {
    const candidate = at === 0 ? given : at === 1 ? beside : `${beside}-${at}`;
    if (!(await holdsAnotherEdition(await bundles(candidate), study))) return candidate;
  }
}

/** A bundle that cannot be read may be of any edition. */
async function holdsAnotherEdition(files: readonly string[], study: Study): Promise<boolean> {
  const { read } = await readReceived(files, [study]);
  return read.length < files.length || read.some(({ bundle }) => isOfAnotherEdition(bundle, study));
}

function isOfAnotherEdition({ manifest }: ReceivedBundle, study: Study): boolean {
  if (manifest.study.id !== study.id) return true;
  return manifest.tables.some(({ source, window }) => {
    const now = study.sources.get(source)?.window;
    return now !== undefined && (now.from !== window.from || now.to !== window.to);
  });
}
