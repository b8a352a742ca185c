import type { EarlierEdition } from "@vigie/diagnostic";
import { VigieErrors } from "@vigie/study";
import { problem } from "./file-errors.ts";
import { readReceived } from "./received-bundles.ts";
import { readStudy } from "./study-folder.ts";
import { withPopulations } from "./with-populations.ts";

/**
 * The edition before, from its study's folder and its bundles, verified against it; null where neither is given.
 * @throws {VigieErrors} when one is given without the other, or is wrong
 */
export async function readEarlierEdition(
  folder: string | null,
  files: readonly string[],
): Promise<EarlierEdition | null> {
  if (folder === null && files.length === 0) return null;
  if (folder === null || files.length === 0)
    throw new VigieErrors([problem("cli/earlier-edition-incomplete", {})]);
  const study = await readStudy(folder);
  const { right, wrong } = await readReceived(files, study);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  return { study: withPopulations(study), bundles: right.map(({ bundle }) => bundle) };
}
