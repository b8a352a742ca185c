import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = join(import.meta.dirname, "chdb");

/** Whether tests of ClickHouse can run here; where they must, its absence is a failure. */
export const hasClickhouse =
  existsSync(join(folder, "node_modules", "chdb")) || process.env.VIGIE_CLICKHOUSE_REQUIRED === "1";

/** How a test that needs ClickHouse ends its name. */
export const orSkipped =
  "(skipped where ClickHouse is not installed: npm ci --prefix packages/adapters/clickhouse/test/chdb)";

export interface ClickhouseUser {
  readonly password: string;
  /** Of its profile. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly writesTemporaryTables?: boolean;
  /** Databases that it may not read. */
  readonly closed?: readonly string[];
}

export interface ClickhouseServer {
  /** That of the operating system. */
  readonly process: number | undefined;
  /** Of `admin`, who may do anything, or of another user. */
  addressOf(user?: string, password?: string, database?: string): string;
  /** Sends statements one by one, as someone who may do anything. */
  send(...statements: readonly string[]): Promise<void>;
  rows(statement: string): Promise<readonly (readonly unknown[])[]>;
  /** Statements that their users killed, and queries that they did not wait for. */
  stopped(): Promise<{ readonly killed: readonly string[]; readonly left: readonly string[] }>;
  close(): Promise<void>;
}

/** A server of the test's own, in another process, on this machine alone; its data go with it. */
export async function startClickhouse(
  users: Readonly<Record<string, ClickhouseUser>> = {},
): Promise<ClickhouseServer> {
  const known = { admin: { password: "admin" }, ...users };
  const data = mkdtempSync(join(tmpdir(), "vigie-clickhouse-"));
  const server = spawn(process.execPath, [join(folder, "server.ts"), JSON.stringify(known)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, TMPDIR: data },
  });
  const ended = once(server, "exit");
  const port = await Promise.race([
    once(server.stdout, "data").then(([text]) => Number(String(text))),
    ended.then(() => {
      throw new RangeError("the test's ClickHouse did not start");
    }),
  ]);
  const ask = async (path: string, body: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, { method: "POST", body });
    const text = await answer.text();
    if (!answer.ok) throw new RangeError(text);
    return text;
  };
  return {
    process: server.pid,
    addressOf: (user = "admin", password = "admin", database = "default") =>
      `http://${user}:${password}@127.0.0.1:${port}/${database}`,
    send: async (...statements) => {
      for (const statement of statements) await ask("admin", statement);
    },
    rows: async (statement) => JSON.parse(await ask("admin", statement)).data,
    stopped: async () => JSON.parse(await ask("stopped", "")),
    close: async () => {
      server.stdin.end();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
