import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { tarballFiles } from "./tarball.ts";

/** A package of the registry, and what it must contain. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-` and the digest of its tarball in base64, as in package-lock.json. */
  readonly integrity: string;
}

const minutesMax = 10;

/**
 * Files of a package, whatever system it is for: `npm install` refuses those of another one, `npm pack` does not. npm takes
 * it from its own cache where it is there.
 * @returns path in the package, with `/`, to bytes
 * @throws {Error} where npm cannot get it, or it is not what is pinned
 */
export async function registryPackage(pinned: PinnedPackage): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-pack-"));
  try {
    const named = `${pinned.name}@${pinned.version}`;
    const words = ["pack", named, "--prefer-offline", "--silent", "--pack-destination", folder];
    await promisify(execFile)("npm", words, { cwd: folder, timeout: minutesMax * 60_000 });
    const [file] = await readdir(folder);
    if (file === undefined) throw new Error(`npm pack wrote nothing for ${named}`);
    return tarballFiles(verified(await readFile(join(folder, file)), pinned));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws {Error} where the digest of `tarball` is not the one that is pinned */
export function verified(tarball: Uint8Array, { name, version, integrity }: PinnedPackage): Uint8Array {
  const found = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  if (found !== integrity)
    throw new Error(`${name}@${version} is not what is pinned: expected ${integrity}, found ${found}`);
  return tarball;
}
