import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "fflate";
import { bundled, root } from "./bundled.ts";
import { communesPath, communesText } from "./communes-text.ts";

/** What the page loads before a file can be opened: see `load-parts.ts`. */
export interface Parts {
  /** Compressed, by name. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Paths of what they are made of, from the root of the repository or absolute. */
  readonly inputs: readonly string[];
}

const { resolve } = createRequire(import.meta.url);
const packaged = {
  "duckdb.js": "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
  "duckdb.wasm": "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
  "parquet.wasm": "parquet-wasm/esm/parquet_wasm_bg.wasm",
} as const;

export async function coreParts(): Promise<Parts> {
  const worker = await bundled("apps/partner-page/src/core/core-worker.ts");
  const before = await bundled("packages/adapters/page-engine/src/connectors/duckdb-wasm-worker.ts");
  const parquet = await bundled("packages/adapters/page-engine/src/connectors/parquet-wasm-worker.ts");
  const encoder = new TextEncoder();
  const plain: readonly (readonly [string, Uint8Array])[] = [
    ["core.js", encoder.encode(worker.script)],
    ["duckdb.before.js", encoder.encode(before.script)],
    ["parquet.js", encoder.encode(parquet.script)],
    ["communes.json", encoder.encode(communesText())],
  ];
  const packagedBytes = Object.entries(packaged).map(
    ([name, path]) => [name, compressedOnce(readFileSync(resolve(path)))] as const,
  );
  return {
    bytes: new Map([...plain.map(([name, bytes]) => [name, compressed(bytes)] as const), ...packagedBytes]),
    inputs: [
      ...worker.inputs,
      ...before.inputs,
      ...parquet.inputs,
      ...Object.values(packaged).map((path) => resolve(path)),
      communesPath,
    ],
  };
}

/** Kept by the content and what compressed it: it takes seconds, and packages seldom change. */
function compressedOnce(bytes: Uint8Array): Uint8Array {
  const folder = join(root, "node_modules/.cache/vigie-partner");
  const by = readFileSync(resolve("fflate/package.json"));
  const kept = join(folder, `${hashOf(bytes, by, JSON.stringify(compression))}.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const made = compressed(bytes);
  mkdirSync(folder, { recursive: true });
  // Under another name first: what others read is whole.
  const unfinished = `${kept}.${randomUUID()}`;
  writeFileSync(unfinished, made);
  renameSync(unfinished, kept);
  return made;
}

/** By a program in JavaScript alone: that of Node.js gives other bytes on other machines. */
function compressed(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, compression);
}

const compression = { level: 9, mtime: new Date("1980-01-01T00:00:00Z") } as const;

function hashOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
