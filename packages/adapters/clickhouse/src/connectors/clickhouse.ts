import { randomUUID } from "node:crypto";
import { type Agent, Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { ClickHouseLogLevel, createClient } from "@clickhouse/client";
import {
  type Connection,
  type Database,
  type DatabaseCell,
  DriverError,
  engineInputError,
  population,
  type Sql,
  sql,
  value,
  writeLiteral,
} from "@vigie/engine/adapter";
import { textValue, VigieErrors } from "@vigie/words";
import { clickhouse } from "../dialect.ts";
import { answerUnread, clickhouseProblem, noAnswer } from "./clickhouse-problem.ts";

const firstAnswerWithin = 20_000;
/** A pass over billions of rows. */
const answerWithin = 6 * 3_600_000;
const farewellWithin = 5_000;

/** How answers come, and no right to write, whatever the user has: a temporary table is none that lasts. */
const transport = {
  readonly: 2,
  // An error half-way through an answer would otherwise come inside of it.
  wait_end_of_query: 1,
  output_format_json_quote_64bit_integers: 1,
  cancel_http_readonly_queries_on_client_close: 1,
  // A silent connection may be cut on its way: these come every ten seconds.
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: 10_000,
  // Seconds for which the server keeps a session that sends nothing, and its temporary table.
  session_timeout: 60,
  // A user's profile may leave out the servers of a cluster that do not answer, without a word.
  skip_unavailable_shards: 0,
} as const;
const headersMax = 4 * 1024 * 1024;

/**
 * A session of ClickHouse by HTTP, which may only read: what it writes, one temporary table, goes with it. There is no
 * transaction: each statement sees the tables as they are when it begins.
 * @throws {VigieErrors} that the server cannot be reached, or refuses
 */
export async function openClickhouseDatabase(connection: Connection): Promise<Database> {
  const { name } = connection;
  const access = accessOf(connection);
  // One socket per statement: what it has received is what its answer weighs.
  const agent = access.url.startsWith("https:") ? new HttpsAgent() : new HttpAgent();
  const client = createClient({
    ...access,
    application: "vigie",
    http_agent: agent,
    request_timeout: answerWithin,
    max_response_headers_size: headersMax,
    log: { level: ClickHouseLogLevel.OFF },
  });
  const session_id = randomUUID();
  const stopped = new AbortController();
  let running: string | null = null;
  let farewell: Promise<unknown> = Promise.resolve();

  /** @param settings beside those of every statement */
  const send = async (
    statement: Sql,
    {
      settings = {},
      within = null,
    }: { settings?: Readonly<Record<string, number>>; within?: number | null } = {},
  ): Promise<string> => {
    if (stopped.signal.aborted) throw new DriverError("ClickHouse", "interrupted");
    const late = within === null ? null : AbortSignal.timeout(within);
    const query_id = randomUUID();
    running = query_id;
    const answer = watchedAnswer(agent);
    try {
      const { stream } = await client.exec({
        query: writeLiteral(statement, clickhouse),
        query_id,
        session_id,
        abort_signal: AbortSignal.any([stopped.signal, ...(late === null ? [] : [late])]),
        clickhouse_settings: texts({ ...clickhouse.settings, ...transport, ...settings }),
      });
      return await answer.read(stream);
    } catch (error) {
      if (stopped.signal.aborted) throw new DriverError("ClickHouse", "interrupted");
      if (answer.isTooLong()) throw answerUnread(name);
      throw late?.aborted ? noAnswer(name) : clickhouseProblem(error, name);
    } finally {
      answer.end();
      running = null;
    }
  };
  const close = async () => {
    await farewell;
    const drop = writeLiteral(clickhouse.drop(population), clickhouse);
    await ignoringErrors(client.command({ query: drop, session_id }));
    agent.destroy();
  };
  try {
    await send(sql`SELECT 1`, { within: firstAnswerWithin });
    const hasTemporaryTables = await mayWriteTemporaryTable(send);
    const settings = { session_check: 1, ...(hasTemporaryTables ? {} : { enable_materialized_cte: 1 }) };
    return {
      dialect: clickhouse,
      hasTemporaryTables,
      isMemoryLimited: false,
      openParquet: null,
      run: async (statement) => {
        await send(statement, { settings });
      },
      rows: async (statement) => {
        const rows = rowsOfAnswer(await send(sql`${statement} FORMAT JSONCompact`, { settings }));
        if (rows === null) throw answerUnread(name);
        return rows;
      },
      temporaryName: () => {
        throw new RangeError("a table of ClickHouse is named by its statement");
      },
      progress: () => null,
      interrupt: () => {
        if (running !== null) farewell = kill(client, running);
        stopped.abort();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Client = ReturnType<typeof createClient>;

/** As an address holds them. */
function texts(settings: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, String(setting)]));
}

/** Whether this user may write a temporary table: by trying, since rights have many ways to be given. */
async function mayWriteTemporaryTable(send: (statement: Sql) => Promise<string>): Promise<boolean> {
  try {
    await send(clickhouse.createTemporary(population, sql`SELECT 1`));
    await send(clickhouse.drop(population));
    return true;
  } catch (error) {
    const isRefused =
      error instanceof VigieErrors && error.errors.every(({ code }) => code === "engine/table-closed-inside");
    if (isRefused) return false;
    throw error;
  }
}

/** Otherwise the server might run the abandoned statement to its end. */
function kill(client: Client, query: string): Promise<void> {
  const statement = sql`KILL QUERY WHERE query_id = ${value(query, "text")} ASYNC`;
  return ignoringErrors(client.command({ query: writeLiteral(statement, clickhouse) }));
}

/** A last request, whose answer is not needed: errors and delays are ignored. */
async function ignoringErrors(request: Promise<unknown>): Promise<void> {
  const late = setTimeout(farewellWithin, undefined, { ref: false });
  await Promise.race([request.catch(() => undefined), late]);
}

/** `https://user:password@host:port/database`; `clickhouse:` stands for `http:`, or for `https:` with `?secure=true`. */
function accessOf({ name, address }: Connection) {
  const { protocol, host, username, password, pathname, searchParams } = new URL(address);
  const secure = searchParams.get("secure");
  const isSecure = protocol === "https:" || secure === "true" || secure === "1";
  if ([...searchParams.keys()].some((key) => key !== "secure"))
    throw engineInputError("engine/connection-address-invalid", {}, { connection: textValue(name) });
  return {
    url: `${isSecure ? "https" : "http"}://${host}`,
    username: decodeURIComponent(username) || "default",
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || "default",
  };
}

/** Bytes of one answer: counts, and the values that nobody translated. */
const bytesMax = 128 * 1024 * 1024;
/** Greatest answer in HTTP, in bytes: its headers and the marks of its chunks included. */
const receivedMax = 1.25 * bytesMax;

/** One answer, or the text of an error, of which no more is kept than `bytesMax`. */
interface WatchedAnswer {
  read(stream: Readable): Promise<string>;
  isTooLong(): boolean;
  end(): void;
}

/** @param agent whose sockets serve one request each */
function watchedAnswer(agent: Agent): WatchedAnswer {
  let isTooLong = false;
  // The client reads the text of an error by itself, whole, however long.
  const watching = setInterval(() => {
    for (const socket of Object.values(agent.sockets).flatMap((some) => some ?? []))
      if (socket.bytesRead > receivedMax) {
        isTooLong = true;
        socket.destroy();
      }
  }, 50);
  return {
    read: async (stream) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stream) {
        chunks.push(chunk);
        bytes += chunk.length;
        isTooLong = bytes > bytesMax;
        // Leaving the loop closes the stream.
        if (isTooLong) throw new RangeError("the answer is too long");
      }
      return Buffer.concat(chunks).toString("utf8");
    },
    isTooLong: () => isTooLong,
    end: () => clearInterval(watching),
  };
}

/** The rows of an answer in JSONCompact; null where it is none, or is cut. */
function rowsOfAnswer(text: string): readonly (readonly DatabaseCell[])[] | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof answer !== "object" || answer === null || !("data" in answer) || !Array.isArray(answer.data))
    return null;
  const rows: unknown[] = answer.data;
  return rows.every(isRow) ? rows : null;
}

function isRow(row: unknown): row is readonly DatabaseCell[] {
  return (
    Array.isArray(row) &&
    row.every((cell) => cell === null || /^(?:string|number|boolean)$/.test(typeof cell))
  );
}
