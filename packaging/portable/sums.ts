import { createHash } from "node:crypto";

/** SHA-256 of files, as `sha256sum` writes and checks them. */
export function sumsOf(files: Iterable<readonly [path: string, bytes: Uint8Array]>): string {
  return [...files]
    .map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`)
    .join("");
}
