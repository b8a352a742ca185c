import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "fflate";
import { bundled } from "./bundled.ts";
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

/** Compressed once: it takes seconds, and packages do not change meanwhile. */
let packagedBytes: readonly (readonly [string, Uint8Array])[] | null = null;

export async function stationParts(): Promise<Parts> {
  const worker = await bundled("apps/station-page/src/core/station-worker.ts");
  const before = await bundled("packages/engine/src/connectors/duckdb-wasm-worker.ts");
  const parquet = await bundled("packages/engine/src/connectors/parquet-wasm-worker.ts");
  const encoder = new TextEncoder();
  const plain: readonly (readonly [string, Uint8Array])[] = [
    ["station.js", encoder.encode(worker.script)],
    ["duckdb.before.js", encoder.encode(before.script)],
    ["parquet.js", encoder.encode(parquet.script)],
    ["communes.json", encoder.encode(communesText())],
  ];
  packagedBytes ??= Object.entries(packaged).map(
    ([name, path]) => [name, compressed(readFileSync(resolve(path)))] as const,
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

/** By a program in JavaScript alone: that of Node.js gives other bytes on other machines. */
function compressed(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: new Date("1980-01-01T00:00:00Z") });
}
