import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * What a server of ClickHouse answers by HTTP, by chdb: the same engine, in this process. A session of HTTP is one of chdb,
 * so settings, temporary tables and errors are its own; users, their passwords and the rights on tables are made up here,
 * since chdb has none. Ends with its input.
 */
interface ChdbSession {
  readonly path: string;
  query(text: string, format?: string): string;
  queryAsync(text: string, options: { readonly format: string }): Promise<{ text(): string }>;
  close(): void;
}

interface User {
  readonly password: string;
  /** Of its profile. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly writesTemporaryTables?: boolean;
  /** Databases that it may not read. */
  readonly closed?: readonly string[];
}

const chdb: {
  readonly Session: new (
    path?: string,
    options?: { readonly connectionArgs: readonly string[] },
  ) => ChdbSession;
} = createRequire(import.meta.url)("chdb");

const users: Readonly<Record<string, User>> = JSON.parse(process.argv[2] ?? "{}");
/** With a cluster of two servers, `grappe`, which are both this process. */
const admin = new chdb.Session("", {
  connectionArgs: [`--config-file=${join(import.meta.dirname, "cluster.xml")}`],
});
const sessions = new Map<string, Opened>();
/** Statements killed by their users, and those whose users left. */
const stopped: { readonly killed: string[]; readonly left: string[] } = { killed: [], left: [] };

interface Opened {
  readonly session: ChdbSession;
  readonly settings: Map<string, string>;
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, code: number, text: string) {
    super(`Code: ${code}. DB::Exception: ${text}`);
    this.status = status;
  }
}

/** Of the protocol rather than of the statement. */
const notSettings = [
  ...["query", "query_id", "database", "session_id", "session_check", "session_timeout"],
  ...["wait_end_of_query", "enable_http_compression", "role"],
];

async function answerTo(request: IncomingMessage, text: string): Promise<string> {
  const { searchParams, pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/admin") return admin.query(text, "JSONCompact");
  if (pathname === "/stopped") return JSON.stringify(stopped);
  const user = userOf(request);
  if (text.startsWith("KILL QUERY")) {
    stopped.killed.push(text);
    return "";
  }
  const isTemporary = text.startsWith("CREATE TEMPORARY");
  const closed = user.closed?.some((database) => text.includes(`FROM "${database}".`));
  const id = searchParams.get("session_id");
  if (searchParams.get("session_check") === "1" && !sessions.has(id ?? ""))
    throw new Refusal(404, 372, "Session not found. (SESSION_NOT_FOUND)");
  const { session, settings } = opened(id, user);
  const database = searchParams.get("database");
  if (database !== null) session.query(`USE "${database}"`);
  for (const [setting, value] of searchParams) {
    if (notSettings.includes(setting) || settings.get(setting) === value) continue;
    session.query(`SET ${setting} = ${value}`);
    settings.set(setting, value);
  }
  if (closed || (isTemporary && user.writesTemporaryTables === false))
    throw new Refusal(403, 497, "Not enough privileges for 'Mme Dupont'. (ACCESS_DENIED)");
  return (await session.queryAsync(text, { format: "JSONCompact" })).text();
}

function userOf(request: IncomingMessage): User {
  const [, coded = ""] = (request.headers.authorization ?? "").split(" ");
  const [name = "", password] = Buffer.from(coded, "base64").toString().split(":");
  const user = users[name];
  if (user === undefined || user.password !== password)
    throw new Refusal(403, 516, `${name}: Authentication failed. (AUTHENTICATION_FAILED)`);
  return user;
}

function opened(id: string | null, { settings = {} }: User): Opened {
  const known = sessions.get(id ?? "");
  if (known !== undefined) return known;
  const session = new chdb.Session(admin.path);
  for (const [setting, value] of Object.entries(settings)) session.query(`SET ${setting} = ${value}`);
  const made = { session, settings: new Map(Object.entries(settings)) };
  if (id !== null) sessions.set(id, made);
  return made;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const query = new URL(request.url ?? "/", "http://localhost").searchParams.get("query_id");
  response.once("close", () => {
    if (!response.writableFinished) stopped.left.push(String(query));
  });
  try {
    response.end(await answerTo(request, Buffer.concat(chunks).toString()));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, code = "0"] = /Code: ([0-9]+)/.exec(text) ?? [];
    response.writeHead(error instanceof Refusal ? error.status : 500, {
      "X-ClickHouse-Exception-Code": code,
    });
    response.end(`${text.replace(/^Query failed: /, "")} (version 26.7.3.1 (official build))`);
  }
}

const server = createServer(
  { maxHeaderSize: 1024 * 1024 },
  (request, response) => void serve(request, response),
);
// A test may wait longer between two requests.
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
process.stdin.resume();
process.stdin.once("end", () => {
  admin.close();
  process.exit(0);
});
