import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { listen, serverAddress } from "../disk/serve.ts";
import type { CliMessages } from "../messages.ts";
import { answer } from "./answer.ts";
import { type AtelierRequest, atelierPaths } from "./shell.ts";
import type { StudyAtWork } from "./study-at-work.ts";

/** A form of a study is a page of text. */
const formBytesMax = 1_000_000;

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  // A form of the page sends its origin; nobody else learns the address.
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "frame-ancestors 'self'",
} as const;

/**
 * Serves the atelier on this machine only, at an address that holds a secret. A form is taken from its own pages alone.
 * @returns the server, and the address to open
 * @throws {VigieErrors} when the port is taken
 */
export async function listenAtelier(
  work: StudyAtWork,
  given: {
    readonly port: number;
    readonly messages: CliMessages;
    /** Called with an error that no input explains; the page parsed for is then not answered. */
    readonly report: (error: unknown) => void;
  },
): Promise<{ readonly server: Server; readonly address: string }> {
  const { port, messages, report } = given;
  const base = `/${randomBytes(16).toString("base64url")}/`;
  const readers = new Set<ServerResponse>();
  work.onChange((what) => {
    for (const reader of readers) reader.write(`event: ${what}\ndata: ${work.version}\n\n`);
  });
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      report(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Forms are applied one after the other: each is compared with the files as the one before left them.
  let applied: Promise<unknown> = Promise.resolve();
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { host } = new URL(serverAddress(server));
    const parsed = await requestOf(request, { base, host });
    if (typeof parsed === "number") {
      response.writeHead(parsed).end();
      return;
    }
    if (parsed.method === "GET" && parsed.path === atelierPaths.events) {
      response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
      response.write(`event: study\ndata: ${work.version}\n\n`);
      readers.add(response);
      response.once("close", () => readers.delete(response));
      return;
    }
    const made =
      parsed.method === "GET"
        ? answer(parsed, work, { ...messages, base })
        : applied.then(() => answer(parsed, work, { ...messages, base }));
    if (parsed.method === "POST") applied = made.catch(() => {});
    const { status, type, content, location } = await made;
    response.writeHead(status, {
      ...headers,
      "content-type": type,
      ...(location === undefined ? {} : { location }),
    });
    response.end(content);
  };
  await listen(server, port);
  return { server, address: `${serverAddress(server)}${base.slice(1)}` };
}

/** @returns the status of a refusal: an address without the secret, a page of elsewhere, a form too long */
async function requestOf(
  request: IncomingMessage,
  { base, host }: { readonly base: string; readonly host: string },
): Promise<AtelierRequest | number> {
  const { method, headers: sent } = request;
  // A name that leads to this machine is not its own: its pages are of elsewhere.
  if (sent.host !== host) return 403;
  const [written = "", search = ""] = (request.url ?? "").replace(/#.*$/, "").split("?");
  if (!written.startsWith(base)) return 404;
  const path = decoded(written.slice(base.length).replace(/\/$/, ""));
  if (path === null) return 404;
  const query = new URLSearchParams(search);
  if (method === "GET") return { method, path, query, form: new URLSearchParams() };
  if (method !== "POST") return 405;
  if (sent.origin !== `http://${host}`) return 403;
  const type = sent["content-type"] ?? "";
  if (type !== "" && !type.startsWith("application/x-www-form-urlencoded")) return 415;
  const form = await bodyOf(request);
  return form === null ? 413 : { method, path, query, form: new URLSearchParams(form) };
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > formBytesMax) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Null for a path that is not UTF-8 text. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
