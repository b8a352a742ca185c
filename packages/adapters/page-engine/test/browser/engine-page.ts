import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { InputFile } from "@vigie/mapping";
import { VigieError, VigieErrors } from "@vigie/words";
import { build } from "esbuild";
import type { BrowserContext, Page, Request } from "playwright-core";
import { z } from "zod";
import { type Outcome, RefusedRun } from "../../../../core/engine/src/engine.ts";
import type { Plan } from "../../../../core/engine/src/plan.ts";
import type { UnknownCode } from "../../../../core/engine/src/quality.ts";
import type { Sql } from "../../../../core/engine/src/sql.ts";
import { fromWire, toWire } from "./wire.ts";

/** The engine in a page of Chromium, served on this machine; once it is loaded, its policy allows no connection. */
export interface EnginePage {
  readonly page: Page;
  /** Addresses asked for since it was loaded, answered or not. */
  readonly requests: readonly string[];
  /** What pages and workers wrote to the console. */
  readonly printed: readonly string[];
  /**
   * @param files bytes by the paths of the plan; none for a file of that name that was chosen in the page
   * @throws {VigieErrors} as a run does
   */
  run(plan: Plan, files: ReadonlyMap<string, Uint8Array>): Promise<Outcome>;
  /** Sends one statement. @throws {VigieErrors} as a run does */
  rows(statement: Sql): Promise<readonly (readonly unknown[])[]>;
  /** Of one file, by its bytes: see `columnTexts`. @throws {VigieErrors} as a run does */
  texts(
    file: InputFile,
    bytes: Uint8Array,
    columns: readonly string[],
  ): Promise<readonly (readonly unknown[])[]>;
  /** Local days of instants, in ISO, by what the browser knows of time zones. */
  days(timezone: string, instants: readonly string[]): Promise<readonly unknown[]>;
  /** Stops the run and the statement under way; the next ones are answered. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

const browserTargets = { bundle: true, format: "iife", platform: "browser", target: "es2024" } as const;
const connectors = join(import.meta.dirname, "../../src/connectors");

/** Scripts bundled for a page, by address. Node.js modules cannot be resolved there: importing one fails the build. */
async function bundled(): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = {
    "/page.js": join(import.meta.dirname, "page.ts"),
    "/worker.js": join(import.meta.dirname, "worker.ts"),
    "/duckdb.before.js": join(connectors, "duckdb-wasm-worker.ts"),
    "/parquet.js": join(connectors, "parquet-wasm-worker.ts"),
  };
  const scripts = new Map<string, Uint8Array>();
  for (const [address, entry] of Object.entries(entries)) {
    const { outputFiles } = await build({
      ...browserTargets,
      entryPoints: [entry],
      write: false,
      logLevel: "silent",
      // parquet-wasm names the file that it would fetch: here it is handed over.
      define: { "import.meta.url": '"about:blank"' },
    });
    scripts.set(address, outputFiles[0]?.contents ?? new Uint8Array());
  }
  return scripts;
}

/** Made once for the files of a worker. */
let scripts: ReturnType<typeof bundled> | null = null;

const { resolve } = createRequire(import.meta.url);
const packaged = {
  "/duckdb.js": "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
  "/duckdb.wasm": "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
  "/parquet.wasm": "parquet-wasm/esm/parquet_wasm_bg.wasm",
} as const;

const html = `<!doctype html><meta charset="utf-8"><title>Vigie</title><link rel="icon" href="data:,">
<input type="file" multiple><script src="/page.js"></script>`;

async function serve(): Promise<{ readonly origin: string; close(): void }> {
  scripts ??= bundled();
  const contents = new Map<string, { readonly type: string; readonly body: string | Uint8Array }>([
    ["/", { type: "text/html", body: html }],
    ...[...(await scripts)].map(([address, body]) => [address, { type: "text/javascript", body }] as const),
    ...Object.entries(packaged).map(
      ([address, name]) =>
        [address, { type: "application/octet-stream", body: readFileSync(resolve(name)) }] as const,
    ),
  ]);
  const server = createServer(({ url = "" }, answer) => {
    const found = contents.get(url);
    answer.writeHead(found ? 200 : 404, { "content-type": found?.type ?? "text/plain" });
    answer.end(found?.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new RangeError("the test's server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/**
 * @param browser where the page is opened
 * @param memoryLimit of DuckDB; null for the engine's own
 */
export async function openEnginePage(
  browser: BrowserContext,
  { memoryLimit = null }: { readonly memoryLimit?: string | null } = {},
): Promise<EnginePage> {
  const server = await serve();
  const page = await browser.newPage();
  const requests: string[] = [];
  const printed: string[] = [];
  page.on("console", (message) => printed.push(message.text()));
  page.on("pageerror", (error) => printed.push(error.message));
  await page.goto(server.origin);
  await page.evaluate(`engine.start(${JSON.stringify(memoryLimit)})`);
  const note = (request: Request) => requests.push(request.url());
  browser.on("request", note);
  const ask = async (request: unknown, files: ReadonlyMap<string, Uint8Array> = new Map()) => {
    const encoded = [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]);
    const text = await page.evaluate(
      `engine.ask(${JSON.stringify(toWire(request))}, ${JSON.stringify(encoded)})`,
    );
    return answered(String(text));
  };
  return {
    page,
    requests,
    printed,
    run: async (plan, files) => z.custom<Outcome>(isObject).parse(await ask({ do: "run", plan }, files)),
    rows: async (statement) => table.parse(await ask({ do: "rows", statement })),
    texts: async (file, bytes, columns) =>
      table.parse(await ask({ do: "texts", file, columns }, new Map([[file.path, bytes]]))),
    days: async (timezone, instants) =>
      table.parse(await ask({ do: "days", timezone, instants })).map(([day]) => day),
    cancel: async () => {
      await ask({ do: "cancel" });
    },
    close: async () => {
      browser.off("request", note);
      await page.close();
      server.close();
    },
  };
}

const table = z.array(z.array(z.unknown()));
const isObject = (value: unknown) => typeof value === "object" && value !== null;

const answer = z.union([
  z.object({
    refused: z.array(
      z.object({
        code: z.string(),
        place: z.custom<VigieError["place"]>(isObject),
        values: z.custom<VigieError["values"]>(isObject),
      }),
    ),
    unknownCodes: z.array(z.custom<UnknownCode>(isObject)).optional(),
  }),
  z.object({ fault: z.string() }),
  z.object({ done: z.unknown() }),
]);

function answered(text: string): unknown {
  const found = answer.parse(fromWire(text));
  if ("fault" in found) throw new Error(`in the page: ${found.fault}`);
  if (!("refused" in found)) return found.done;
  const errors = found.refused.map(({ code, place, values }) => new VigieError(code, place, values));
  throw found.unknownCodes ? new RefusedRun(errors, found.unknownCodes) : new VigieErrors(errors);
}
