import { gunzipSync } from "node:zlib";

const block = 512;

/** A package unpacked is larger than this by mistake or by malice. */
const bytesMax = 500_000_000;

/**
 * Files of a package as registries give it: a tar, compressed by gzip, whose paths start with `package/`.
 * @returns path without that folder, with `/`, to bytes
 * @throws {RangeError} where it is not such a tar, or larger unpacked than 500 MB
 */
export function tarballFiles(tarball: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const tar = gunzipSync(tarball, { maxOutputLength: bytesMax });
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const kind = textAt(header, 156, 1);
    const path = [textAt(header, 345, 155), textAt(header, 0, 100)].filter(Boolean).join("/");
    const start = at + block;
    if (!(size >= 0) || start + size > tar.length) throw new RangeError("a damaged tar");
    if ((kind === "0" || kind === "") && path.startsWith("package/"))
      files.set(path.slice("package/".length), tar.subarray(start, start + size));
    // Other kinds only describe folders, or attributes that a registry package does not need: longer paths.
    else if (kind === "x") throw new RangeError("a tar with extended headers");
    at = start + Math.ceil(size / block) * block;
  }
  return files;
}

/** Up to the first null. */
function textAt(header: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(header.subarray(start, start + length)).replace(/[\0 ].*$/s, "");
}
