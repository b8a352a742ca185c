import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Mapping } from "@vigie/engine";
import { filesOf } from "./regular-files.ts";

/**
 * What the partner alone knows: the secret of its mapping; else a digest of its files, byte for byte, which nobody makes
 * again who does not hold them whole. A file that cannot be read is left out: its reader says what is wrong with it.
 */
export async function secretOf(mapping: Mapping): Promise<string> {
  if (mapping.secret !== null) return mapping.secret;
  const digest = createHash("sha256");
  for (const { path } of filesOf(mapping)) digest.update(await digestOf(path).catch(() => ""));
  return digest.digest("hex");
}

async function digestOf(path: string): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest("hex");
}
