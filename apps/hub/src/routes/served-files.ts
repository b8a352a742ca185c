import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { HubContext } from "./request.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonld": "application/ld+json",
  ".atom": "application/atom+xml",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".pdf": "application/pdf",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const isCompressed = new Set([".part", ".png", ".pdf", ".woff2", ".zip", ".xlsx"]);
const compress = promisify(gzip);
/** Bytes of files that are kept in memory, compressed or not. */
const cachedMax = 64_000_000;

interface Served {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
  /** SHA-256 of what it holds, which entity tags are made from. */
  readonly hash: string;
  /** As `Last-Modified` writes it. */
  readonly modified: string;
}

/** Files of folders whose content never changes while the hub runs. */
export interface ServedFiles {
  /**
   * A file of a folder, or its `index.html`.
   * @param folder absolute
   * @param encodedPath as the address has it, percent-encoded
   */
  answer(
    context: HubContext,
    place: { readonly folder: string; readonly encodedPath: string },
    headers: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export function servedFiles(): ServedFiles {
  const cache = new Map<string, Served>();
  const reading = new Map<string, Promise<Served | null>>();
  let cached = 0;
  const fileIn = (folder: string, encodedPath: string): Promise<Served | null> => {
    const path = pathIn(folder, encodedPath);
    if (path === null) return Promise.resolve(null);
    const before = cache.get(path);
    if (before !== undefined) return Promise.resolve(before);
    // Asked by many at once, it is read, compressed and counted once.
    const begun = reading.get(path) ?? readServed(path).then((served) => keep(path, served));
    reading.set(path, begun);
    return begun.finally(() => reading.delete(path));
  };
  const keep = (path: string, served: Served | null): Served | null => {
    if (served === null) return null;
    cache.set(path, served);
    cached += sizeOf(served);
    for (const [oldest, one] of cache) {
      if (cached <= cachedMax) break;
      cache.delete(oldest);
      cached -= sizeOf(one);
    }
    return served;
  };
  return {
    answer: async (context, { folder, encodedPath }, headers) => {
      const served = await fileIn(folder, encodedPath);
      if (served === null) return context.notFound();
      const asks = (name: string) => context.req.header(name) ?? null;
      const { plain, gzipped, hash, type, modified } = served;
      const range = asks("range");
      const body = range === null && takesGzip(asks("accept-encoding")) ? (gzipped ?? plain) : plain;
      // What is compressed is another representation: its tag is another one too.
      const tag = body === plain ? `"${hash}"` : `"${hash}-gzip"`;
      const common = {
        etag: tag,
        "last-modified": modified,
        "accept-ranges": "bytes",
        vary: "accept-encoding",
        ...headers,
      };
      if (isUnchanged({ tags: asks("if-none-match"), since: asks("if-modified-since") }, { hash, modified }))
        return context.body(null, 304, common);
      const typed = { "content-type": type, ...common };
      const isOfThis = [null, tag, modified].includes(asks("if-range"));
      const part = range === null || !isOfThis ? null : partOf(range, plain.length);
      if (part === "outside")
        return context.body(null, 416, { ...common, "content-range": `bytes */${plain.length}` });
      if (part !== null)
        return context.body(plain.subarray(part.first, part.last + 1), 206, {
          ...typed,
          "content-length": String(part.last + 1 - part.first),
          "content-range": `bytes ${part.first}-${part.last}/${plain.length}`,
        });
      return context.body(body, 200, {
        ...typed,
        ...(body === plain ? {} : { "content-encoding": "gzip" }),
        "content-length": String(body.length),
      });
    },
  };
}

/** Whether a reader takes gzip, which `gzip;q=0` refuses. */
function takesGzip(accepted: string | null): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted ?? "");
}

/** @see RFC 9110, 13.1: tags come before dates, and compare without `W/` */
function isUnchanged(
  known: { readonly tags: string | null; readonly since: string | null },
  { hash, modified }: Pick<Served, "hash" | "modified">,
): boolean {
  if (known.tags === null) return known.since !== null && Date.parse(known.since) >= Date.parse(modified);
  const tags = known.tags.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.some((tag) => ["*", `"${hash}"`, `"${hash}-gzip"`].includes(tag));
}

/**
 * One part of a file; several at once, and what is written otherwise, are answered whole.
 * @see RFC 9110, 14.1.2
 */
function partOf(
  range: string,
  length: number,
): { readonly first: number; readonly last: number } | "outside" | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (from === "" && to === "") return null;
  const first = from === "" ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === "" || to === "" ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== "" && to !== "" && Number(to) < first) return null;
  return first >= length || last < first ? "outside" : { first, last };
}

/** The path of what an address asks of a folder; null for an address that is none, or leads out of the folder. */
function pathIn(folder: string, encodedPath: string): string | null {
  const name = decoded(encodedPath);
  if (name === null || name.includes("\0")) return null;
  const path = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  return path.startsWith(folder + sep) ? path : null;
}

function decoded(encodedPath: string): string | null {
  try {
    return decodeURIComponent(encodedPath);
  } catch {
    return null;
  }
}

async function readServed(path: string): Promise<Served | null> {
  const found = await Promise.all([readFile(path), stat(path)]).catch(() => null);
  if (found === null) return null;
  const plain = new Uint8Array(found[0]);
  const extension = extname(path);
  return {
    plain,
    gzipped: isCompressed.has(extension) ? null : new Uint8Array(await compress(plain)),
    type: types[extension] ?? "application/octet-stream",
    hash: createHash("sha256").update(plain).digest("base64url").slice(0, 22),
    modified: found[1].mtime.toUTCString(),
  };
}

function sizeOf({ plain, gzipped }: Served): number {
  return plain.length + (gzipped?.length ?? 0);
}
