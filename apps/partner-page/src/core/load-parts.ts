import { z } from "zod";
import type { CoreParts } from "./page-core.ts";

/*
 * The parts are compressed: held by the page itself in its one-file form, fetched beside it in the other. Servers that
 * compress on their own may have decompressed them on the way: the first bytes show which.
 */

/** Written by the build; `parts.ts` there makes each. */
const names = {
  worker: "core.js",
  beforeDuckDb: "duckdb.before.js",
  duckDbScript: "duckdb.js",
  duckDbModule: "duckdb.wasm",
  parquetScript: "parquet.js",
  parquetModule: "parquet.wasm",
  communes: "communes.json",
} as const;

/** @throws {Error} where a part does not come: the page cannot work */
export async function loadParts(softwareVersion: string): Promise<CoreParts> {
  const [worker, before, script, module, parquetScript, parquetModule, communes] = await Promise.all([
    text(names.worker),
    text(names.beforeDuckDb),
    text(names.duckDbScript),
    compiled(names.duckDbModule),
    text(names.parquetScript),
    compiled(names.parquetModule),
    part(names.communes).then((stream) => new Response(stream).blob()),
  ]);
  return {
    worker,
    duckDb: { scripts: [before, script], module },
    parquet: { scripts: [parquetScript], module: parquetModule },
    communes,
    softwareVersion,
  };
}

async function text(name: string): Promise<string> {
  return new Response(await part(name)).text();
}

async function compiled(name: string): Promise<WebAssembly.Module> {
  const headers = { "content-type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(await part(name), { headers }));
}

/** Decompressed as it comes, so that a module is compiled meanwhile. */
async function part(name: string): Promise<ReadableStream<Uint8Array>> {
  const held = document.getElementById(`part-${name}`);
  const stream = held === null ? await fetched(name) : new Blob([bytesOf(held.textContent)]).stream();
  held?.remove();
  const [start, whole] = stream.tee();
  const reader = start.getReader();
  const { value: first } = await reader.read();
  void reader.cancel();
  const isCompressed = first?.[0] === 0x1f && first[1] === 0x8b;
  return isCompressed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

async function fetched(name: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { ok, body } = await fetch(`parts/${name}.part`);
  if (!ok || body === null) throw new Error(`the part ${name} is not served`);
  return body;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const about = z.object({
  softwareVersion: z.string(),
  dependencies: z.array(
    z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.int() }),
  ),
  /** Texts of licences: many packages have the same. */
  texts: z.array(z.string()),
});

export type AboutFile = z.infer<typeof about>;

/** A package whose code or data is in the page, with the text of its licence; empty where it comes without. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it. */
  readonly licence: string;
  readonly text: string;
}

/** The version and the packages that the build wrote in the page. */
export function readAbout(): {
  readonly softwareVersion: string;
  readonly dependencies: readonly Dependency[];
} {
  const { softwareVersion, dependencies, texts } = about.parse(
    JSON.parse(document.getElementById("about")?.textContent ?? ""),
  );
  return {
    softwareVersion,
    dependencies: dependencies.map((each) => ({ ...each, text: texts[each.text] ?? "" })),
  };
}
