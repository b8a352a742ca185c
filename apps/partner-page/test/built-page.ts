import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuiltPage, buildPartnerPage } from "../build/build.ts";
import { root } from "../build/bundled.ts";
import { coreParts } from "../build/parts.ts";

const coreTestPage = join(import.meta.dirname, "core", "start-page.ts");

/** The page as it is published, or with the page of the core's tests in the place of the interface. */
export async function builtPage({ isOfCore }: { readonly isOfCore: boolean }): Promise<BuiltPage> {
  built ??= buildOnce();
  const { page, core } = await built;
  return isOfCore ? core : page;
}

interface BothPages {
  readonly page: BuiltPage;
  readonly core: BuiltPage;
}

let built: Promise<BothPages> | null = null;

/** Both pages of the sources as they are, built by the first worker of Vitest that needs them, for all. */
function buildOnce(): Promise<BothPages> {
  const cache = join(root, "node_modules/.cache/vigie-partner-tests");
  return navigator.locks.request(cache, async () => {
    const folder = join(cache, hashOfSources());
    if (!existsSync(folder)) {
      // What earlier sources gave.
      rmSync(cache, { recursive: true, force: true });
      const parts = coreParts();
      const unfinished = `${folder}-unfinished`;
      writeBuilt(join(unfinished, "page"), await buildPartnerPage(new Map(), parts));
      const replaced = new Map([["/page/start-page.tsx", coreTestPage]]);
      writeBuilt(join(unfinished, "core"), await buildPartnerPage(replaced, parts));
      renameSync(unfinished, folder);
    }
    return { page: readBuilt(join(folder, "page")), core: readBuilt(join(folder, "core")) };
  });
}

/** Of all that the page may be made of. */
function hashOfSources(): string {
  const hash = createHash("sha256");
  const packages = [
    "apps/partner-page",
    ...["packages/core", "packages/adapters"].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    ),
  ];
  const files = packages.flatMap((packageName) =>
    ["src", "words", "build"].flatMap((part) => {
      const folder = join(root, packageName, part);
      if (!existsSync(folder)) return [];
      const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
      return paths.map((path) => join(folder, path)).filter((path) => statSync(path).isFile());
    }),
  );
  const others = ["package-lock.json", "apps/cli/package.json", "apps/partner-page/test/core/start-page.ts"];
  for (const path of [...files, ...others.map((path) => join(root, path))])
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function writeBuilt(folder: string, { served, file, dependencies }: BuiltPage): void {
  mkdirSync(join(folder, "served", "parts"), { recursive: true });
  for (const [path, bytes] of served) writeFileSync(join(folder, "served", path), bytes);
  writeFileSync(join(folder, "file.html"), file);
  const about = { paths: [...served.keys()], dependencies };
  writeFileSync(join(folder, "about.json"), JSON.stringify(about));
}

function readBuilt(folder: string): BuiltPage {
  const { paths, dependencies }: { paths: readonly string[] } & Pick<BuiltPage, "dependencies"> = JSON.parse(
    readFileSync(join(folder, "about.json"), "utf8"),
  );
  return {
    served: new Map(paths.map((path) => [path, readFileSync(join(folder, "served", path))])),
    file: readFileSync(join(folder, "file.html")),
    dependencies,
  };
}

/** With modules that hold nothing in the place of DuckDB and of the reader of Parquet: what needs neither opens in a tenth of the time. */
export function withEmptyModules(built: BuiltPage): BuiltPage {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const served = [...built.served].map(
    ([path, bytes]) => [path, path.endsWith(".wasm.part") ? empty : bytes] as const,
  );
  return { ...built, served: new Map(served) };
}

/** The served form, by a server of files that knows nothing of Vigie. */
export async function servePage(
  { served }: BuiltPage,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  readonly origin: string;
  /** Of all requests so far. */
  readonly requests: readonly IncomingMessage[];
  close(): void;
}> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, answer) => {
    requests.push(request);
    const path = request.url === "/" ? "index.html" : (request.url ?? "").slice(1);
    const found = served.get(path);
    const type = path.endsWith(".html") ? "text/html" : "application/octet-stream";
    answer.writeHead(found ? 200 : 404, { "content-type": found ? type : "text/plain", ...headers });
    answer.end(found);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new RangeError("the test's server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, requests, close: () => server.close() };
}

/** `vigie-poste.html` in a folder of its own. */
export function writePage({ file }: BuiltPage): { readonly path: string; erase(): void } {
  const folder = mkdtempSync(join(tmpdir(), "vigie-poste-"));
  const path = join(folder, "vigie-poste.html");
  writeFileSync(path, file);
  return { path, erase: () => rmSync(folder, { recursive: true, force: true }) };
}
