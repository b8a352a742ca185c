import {
  type Connection,
  type Database,
  DriverError,
  type Sql,
  type SqlValue,
  sql,
  write,
} from "@vigie/engine/adapter";
import { Client } from "pg";
import { postgres } from "../dialect.ts";
import { postgresProblem } from "./postgres-problem.ts";

const connectTimeout = 20_000;

/**
 * A session of PostgreSQL, in one transaction that sees the tables as they were when it began and is never committed: what
 * it writes, temporary tables alone, goes with it.
 * @throws {VigieErrors} that the server cannot be reached, or refuses
 */
export async function openPostgresDatabase(connection: Connection): Promise<Database> {
  const client = await connect(connection);
  let isStopped = false;
  const send = async (text: string, values: readonly SqlValue[] = []) => {
    if (isStopped) throw new DriverError("PostgreSQL", "interrupted");
    try {
      return await client.query<string[]>({
        text,
        values: values.map(bound),
        rowMode: "array",
        types: { getTypeParser: () => String },
      });
    } catch (error) {
      throw postgresProblem(error, connection.name);
    }
  };
  const sendSql = (statement: Sql) => {
    const { text, values } = write(statement, postgres);
    return send(text, values);
  };
  const close = async () => {
    // The server rolls back what a lost connection left.
    await client.query("ROLLBACK").catch(() => undefined);
    await client.end().catch(() => undefined);
  };
  try {
    await begin(client, connection.name);
    const { rows: [[writable, process] = []] = [] } = await sendSql(sessionRights);
    return {
      dialect: postgres,
      hasTemporaryTables: writable === "true",
      isMemoryLimited: false,
      openParquet: null,
      run: async (statement) => {
        await sendSql(statement);
      },
      rows: async (statement) => (await sendSql(statement)).rows,
      temporaryName: () => {
        throw new RangeError("a table of PostgreSQL is named by its statement");
      },
      progress: () => null,
      interrupt: () => {
        isStopped = true;
        void cancel(connection, Number(process));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Texts of days and of numbers are written and read in one way, whatever the server's settings. */
const settings = [
  "datestyle = 'ISO, YMD'",
  "timezone = 'UTC'",
  "extra_float_digits = 1",
  "standard_conforming_strings = on",
];

/** Whether a temporary table may be written: not on a replica, nor in a session that only reads, nor without the right. */
const sessionRights = sql`SELECT CAST(current_setting('transaction_read_only') = 'off' AND NOT pg_is_in_recovery() AND has_database_privilege(current_database(), 'TEMPORARY') AS text), pg_backend_pid()`;

async function begin(client: Client, name: string): Promise<void> {
  const statements = [
    "BEGIN ISOLATION LEVEL REPEATABLE READ",
    ...settings.map((setting) => `SET LOCAL ${setting}`),
  ];
  try {
    await client.query(statements.join("; "));
  } catch (error) {
    throw postgresProblem(error, name);
  }
}

async function connect({ name, address }: Connection): Promise<Client> {
  try {
    const client = new Client({
      connectionString: withLibpqModes(address),
      application_name: "vigie",
      connectionTimeoutMillis: connectTimeout,
      keepAlive: true,
    });
    // Without a listener, a connection lost between two statements would end the process.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw postgresProblem(error, name);
  }
}

/** `sslmode=require` encrypts, and `verify-full` alone also checks the certificate, as in every other tool of PostgreSQL. */
function withLibpqModes(address: string): string {
  const url = new URL(address);
  if (url.searchParams.has("sslmode")) url.searchParams.set("uselibpqcompat", "true");
  return url.href;
}

/** Otherwise the server would run the abandoned statement to its end. */
async function cancel(connection: Connection, process: number): Promise<void> {
  const client = await connect(connection).catch(() => null);
  await client?.query("SELECT pg_cancel_backend($1)", [process]).catch(() => undefined);
  await client?.end().catch(() => undefined);
}

function bound(value: SqlValue): string {
  return typeof value === "object" ? `{${value.map(element).join(",")}}` : String(value);
}

/** An element of an array as PostgreSQL writes arrays. */
function element(item: string | number | bigint | null): string {
  if (typeof item !== "string") return item === null ? "NULL" : String(item);
  return `"${item.replace(/[\\"]/g, "\\$&")}"`;
}
