import type { ReceivedBundle } from "@vigie/bundle";
import type { EarlierEdition } from "@vigie/diagnostic";
import { VigieErrors } from "@vigie/words";
import { refuseSeveralOfOne } from "./one-bundle-each.ts";
import { inputError, problem } from "./problems.ts";
import { type Received, readReceived } from "./received-bundles.ts";
import { readStudy } from "./study-folder.ts";
import { withPopulations } from "./with-populations.ts";

/**
 * The edition before, from its study's folder and its bundles, verified against it; null where neither is given.
 * @param now the bundles of the edition that follows
 * @throws {VigieErrors} when one is given without the other, or is wrong; when a bundle is of both editions
 */
export async function readEarlierEdition(
  folder: string | null,
  files: readonly string[],
  now: readonly Received[],
): Promise<(EarlierEdition & { readonly bundles: readonly ReceivedBundle[] }) | null> {
  if (folder === null && files.length === 0) return null;
  if (folder === null || files.length === 0) throw inputError("cli/earlier-edition-incomplete");
  const study = await readStudy(folder);
  const { right, wrong } = await readReceived(files, [study]);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  refuseSeveralOfOne(right);
  const same = right.flatMap(({ file, bundle }) => {
    const other = now.find((one) => one.bundle.hash === bundle.hash);
    const words = { partner: bundle.manifest.partner, other: other?.file ?? "" };
    return other === undefined ? [] : [problem("cli/earlier-edition-same", { file }, words)];
  });
  if (same.length > 0) throw new VigieErrors(same);
  return { study: withPopulations(study), bundles: right.map(({ bundle }) => bundle) };
}
