import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
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
  readonly tag: string;
}

/** Files of folders whose content never changes while the hub runs. */
export interface ServedFiles {
  /**
   * A file of a folder, or its `index.html`.
   * @param folder absolute
   * @param asked as the address has it, percent-encoded
   */
  answer(
    context: HubContext,
    place: { readonly folder: string; readonly asked: string },
    headers: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

export function servedFiles(): ServedFiles {
  const cache = new Map<string, Served>();
  const reading = new Map<string, Promise<Served | null>>();
  let cached = 0;
  const fileIn = (folder: string, asked: string): Promise<Served | null> => {
    const path = pathIn(folder, asked);
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
    answer: async (context, { folder, asked }, headers) => {
      const served = await fileIn(folder, asked);
      if (served === null) return context.notFound() as Response;
      const common = { etag: served.tag, vary: "accept-encoding", ...headers };
      if (context.req.header("if-none-match") === served.tag)
        return context.body(null, 304, common) as Response;
      const isGzip = served.gzipped !== null && /\bgzip\b/.test(context.req.header("accept-encoding") ?? "");
      return context.body(isGzip && served.gzipped !== null ? served.gzipped : served.plain, 200, {
        "content-type": served.type,
        ...(isGzip ? { "content-encoding": "gzip" } : {}),
        ...common,
      }) as Response;
    },
  };
}

/** The path of what an address asks of a folder; null for an address that is none, or leads out of the folder. */
function pathIn(folder: string, asked: string): string | null {
  const name = decoded(asked);
  if (name === null || name.includes("\0")) return null;
  const path = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  return path.startsWith(folder + sep) ? path : null;
}

function decoded(asked: string): string | null {
  try {
    return decodeURIComponent(asked);
  } catch {
    return null;
  }
}

async function readServed(path: string): Promise<Served | null> {
  const plain = await readFile(path).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );
  if (plain === null) return null;
  const extension = extname(path);
  return {
    plain,
    gzipped: isCompressed.has(extension) ? null : new Uint8Array(await compress(plain)),
    type: types[extension] ?? "application/octet-stream",
    tag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
  };
}

function sizeOf({ plain, gzipped }: Served): number {
  return plain.length + (gzipped?.length ?? 0);
}
