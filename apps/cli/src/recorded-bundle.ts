import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ledger } from "@vigie/bundle";
import { isIrregular } from "./regular-files.ts";

/** The hash of the bundle that a folder holds, where the ledger has its line: a run into it would take its place. */
export async function recordedBundle(folder: string, ledger: Ledger): Promise<string | null> {
  const path = join(folder, "bundle.zip");
  if (ledger.length === 0 || (await isIrregular(path))) return null;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  const hash = createHash("sha256").update(bytes).digest("hex");
  return ledger.some((line) => line.hash === hash) ? hash : null;
}
