import { createServer, type Server } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { cliInputError } from "../problems.ts";
import { systemCode } from "./write-whole.ts";

export const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Serves a site held in memory, on the loopback interface only.
 * @param port 0 takes any free one
 * @param absent text of a page that does not exist
 * @returns the server, listening
 * @throws {VigieErrors} when the port is taken
 */
export async function serve(
  site: ReadonlyMap<string, string | Uint8Array>,
  port: number,
  absent: string,
): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/[?#].*$/, "").slice(1);
    const content = site.get(path === "" || path.endsWith("/") ? `${path}index.html` : path);
    if (content === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(`${absent}\n`);
      return;
    }
    const type = contentTypes[extname(path === "" ? "index.html" : path)] ?? "application/octet-stream";
    const isSmaller =
      typeof content === "string" && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    response.writeHead(200, {
      "content-type": type,
      "x-content-type-options": "nosniff",
      vary: "accept-encoding",
      ...(isSmaller ? { "content-encoding": "gzip" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : isSmaller ? gzipSync(content) : content);
  });
  await listen(server, port);
  return server;
}

/** On the loopback interface. @throws {VigieErrors} when the port is taken */
export async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  }).catch((error: unknown) => {
    if (systemCode(error) === "EADDRINUSE") throw cliInputError("cli/port-taken", {}, { port });
    throw error;
  });
}

/** Serves until the person stops the command. */
export async function untilStopped(server: Server): Promise<void> {
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  server.closeAllConnections();
  server.close();
}

/** Where a listening server answers. */
export function serverAddress(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new RangeError("the server does not listen");
  return `http://127.0.0.1:${address.port}/`;
}
