import { randomBytes } from "node:crypto";
import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { assemble } from "@vigie/publication";
import { readAssets } from "@vigie/publication/node";
import { type DescribedProblem, describeProblem, textValue, VigieErrors } from "@vigie/words";
import type { Command } from "../command.ts";
import { problem } from "../problems.ts";
import { readReceived } from "../received-bundles.ts";
import { addressOf, contentTypes, listen } from "../serve.ts";
import { readStudy } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";
import { withPopulations } from "../with-populations.ts";
import { problemList, writeFiles, writePage, writeScript, writeStyle } from "../write-page.ts";

/** An editor saves in several steps, which are one. */
const settled = 120;

/** What the page shows: the last diagnostic that could be made, and what is wrong now. */
interface Written {
  readonly version: number;
  readonly site: ReadonlyMap<string, string | Uint8Array>;
  readonly problems: readonly DescribedProblem[];
}

export const writeCommand: Command = {
  name: "write",
  options: {
    from: {
      type: "string",
    },
    port: {
      type: "string",
      form: "port",
    },
  },
  async run({ positionals: [folder = ""], value }, terminal) {
    const { message } = terminal.messages;
    const bundles = await bundlesIn(value("from") ?? "demo");
    const assets = await readAssets();
    let written: Written = { version: 0, site: new Map(), problems: [] };
    const readers = new Set<ServerResponse>();
    const rebuild = async () => {
      const made = await attempt(() => siteOf(folder, bundles, assets), terminal);
      written = {
        version: written.version + 1,
        site: made.site ?? written.site,
        problems: made.problems,
      };
      for (const reader of readers) reader.write(`data: ${written.version}\n\n`);
    };
    await rebuild();
    const token = randomBytes(16).toString("base64url");
    const server = createServer((request, response) => {
      const path = (request.url ?? "").replace(/[?#].*$/, "");
      if (!path.startsWith(`/${token}/`) || request.method !== "GET") {
        response.writeHead(404).end();
        return;
      }
      answer(path.slice(token.length + 2), response, { written, readers, terminal });
    });
    await listen(server, Number(value("port") ?? 0));
    const watching = watchFolder(folder, rebuild);
    terminal.line(message("write.open", { address: `${addressOf(server)}${token}/` }));
    await stopped(server);
    watching.close();
    return { problems: written.problems.length };
  },
};

/** @throws {VigieErrors} where `vigie demo` wrote none there */
async function bundlesIn(folder: string): Promise<readonly string[]> {
  const partners = join(folder, "partenaires");
  const names = await readdir(partners).catch(() => []);
  if (names.length === 0) throw new VigieErrors([problem("cli/no-demo", {}, { folder: textValue(folder) })]);
  return names.toSorted().map((name) => join(partners, name, "bundle.zip"));
}

/** @throws {VigieErrors} what is wrong with the study, its text, or bundles that another version of it asked for */
async function siteOf(
  folder: string,
  files: readonly string[],
  assets: Awaited<ReturnType<typeof readAssets>>,
): Promise<Written["site"]> {
  const study = await readStudy(folder);
  const { right, wrong } = await readReceived(files, [study]);
  if (wrong.length > 0) throw new VigieErrors(wrong);
  const bundles = right.map(({ bundle }) => bundle);
  return assemble({ study: withPopulations(study), bundles, assets, language: "fr" });
}

async function attempt(
  make: () => Promise<Written["site"]>,
  { messages: { language } }: Terminal,
): Promise<{ readonly site: Written["site"] | null; readonly problems: Written["problems"] }> {
  try {
    return { site: await make(), problems: [] };
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    const { catalogue } = await import("../catalogue.ts");
    return { site: null, problems: error.errors.map((one) => describeProblem(one, catalogue, language)) };
  }
}

function answer(
  path: string,
  response: ServerResponse,
  {
    written,
    readers,
    terminal: { messages },
  }: { readonly written: Written; readonly readers: Set<ServerResponse>; readonly terminal: Terminal },
): void {
  const send = (type: string, content: string | Uint8Array) =>
    response
      .writeHead(200, {
        "content-type": type,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      })
      .end(content);
  switch (path) {
    case "":
      send("text/html; charset=utf-8", writePage(written.problems, messages).text);
      return;
    case writeFiles.problems:
      send("text/html; charset=utf-8", problemList(written.problems, messages).text);
      return;
    case writeFiles.style:
      send("text/css; charset=utf-8", writeStyle);
      return;
    case writeFiles.script:
      send("text/javascript; charset=utf-8", writeScript);
      return;
    case writeFiles.events:
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(`data: ${written.version}\n\n`);
      readers.add(response);
      response.once("close", () => readers.delete(response));
      return;
  }
  const content = path.startsWith("site/") ? written.site.get(path.slice("site/".length)) : undefined;
  if (content === undefined) response.writeHead(404).end();
  else send(contentTypes[extname(path)] ?? "application/octet-stream", content);
}

/** Calls back once an editor has saved; a change while it works makes it work again afterwards. */
function watchFolder(folder: string, changed: () => Promise<void>) {
  let timer: NodeJS.Timeout | null = null;
  let last = Promise.resolve();
  return watch(folder, { recursive: true }, () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(changed);
    }, settled);
  });
}

async function stopped(server: Server): Promise<void> {
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  server.closeAllConnections();
  server.close();
}
