import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuiltStation, buildStation } from "../build/build.ts";

const coreTestPage = join(import.meta.dirname, "core", "start-page.ts");
const built = new Map<boolean, Promise<BuiltStation>>();

/** The page as it is published, or with the page of the core's tests in the place of the interface; made once. */
export function builtStation({ isOfCore }: { readonly isOfCore: boolean }): Promise<BuiltStation> {
  const made =
    built.get(isOfCore) ??
    buildStation(isOfCore ? new Map([["/page/start-page.tsx", coreTestPage]]) : new Map());
  built.set(isOfCore, made);
  return made;
}

/** With modules that hold nothing in the place of DuckDB and of the reader of Parquet: what needs neither opens in a tenth of the time. */
export function withEmptyModules(built: BuiltStation): BuiltStation {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const served = [...built.served].map(
    ([path, bytes]) => [path, path.endsWith(".wasm.part") ? empty : bytes] as const,
  );
  return { ...built, served: new Map(served) };
}

/** The served form, by a server of files that knows nothing of Vigie. */
export async function serveStation(
  { served }: BuiltStation,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly origin: string;
  /** Of all requests so far. */
  readonly asked: readonly IncomingMessage[];
  close(): void;
}> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, answer) => {
    asked.push(request);
    const path = request.url === "/" ? "index.html" : (request.url ?? "").slice(1);
    const found = served.get(path);
    const type = path.endsWith(".html") ? "text/html" : "application/octet-stream";
    answer.writeHead(found ? 200 : 404, { "content-type": found ? type : "text/plain", ...headers });
    answer.end(found);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new RangeError("the test's server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, asked, close: () => server.close() };
}

/** `vigie-poste.html` in a folder of its own. */
export function writeStation({ file }: BuiltStation): { readonly path: string; erase(): void } {
  const folder = mkdtempSync(join(tmpdir(), "vigie-poste-"));
  const path = join(folder, "vigie-poste.html");
  writeFileSync(path, file);
  return { path, erase: () => rmSync(folder, { recursive: true, force: true }) };
}
