import { stat } from "node:fs/promises";
import { readSigner, type Signer } from "@vigie/bundle";
import { signerProblems } from "@vigie/station";
import type { Partner } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { readGiven } from "./study-folder.ts";

/**
 * Reads a partner's private key, and sees that the observatory will accept what it signs.
 * @param day the day of the run, `2026-11-25`
 * @throws {VigieErrors} when the file is not a key, or the study gives this partner keys and this one is not among
 * them or not valid that day
 */
export async function readSignerFile(file: string, partner: Partner, day: string): Promise<Signer> {
  const signer = await readSigner(new TextDecoder().decode(await readGiven(file)), { file });
  const found = signerProblems(signer, { partner, day, place: { file } });
  if (found.length > 0) throw new VigieErrors(found);
  return signer;
}

/**
 * The mode of a private key that others than its owner may read or change, as `chmod` writes it; null where it is well
 * kept, and under Windows, where modes say nothing.
 */
export async function modeOpenToOthers(file: string): Promise<string | null> {
  if (process.platform === "win32") return null;
  const { mode } = await stat(file);
  return (mode & 0o077) === 0 ? null : (mode & 0o777).toString(8);
}
