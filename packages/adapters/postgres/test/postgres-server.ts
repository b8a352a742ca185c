import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";

const versions = "/usr/lib/postgresql";

/** Versions whose programs Debian has put here, the newest first. */
export const postgresVersions: readonly string[] = installedVersions();

function installedVersions(): readonly string[] {
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((version) => existsSync(join(versions, version, "bin", "initdb")))
    .toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }));
}

/** Whether tests of PostgreSQL can run here; where they must, its absence is a failure. */
export const hasPostgres = postgresVersions.length > 0 || process.env.VIGIE_POSTGRES_REQUIRED === "1";

/** Rows and statements of one user of the server. */
export interface PostgresClient {
  /** Sends statements one by one. */
  send(...statements: readonly string[]): Promise<void>;
  rows(statement: string, values?: readonly unknown[]): Promise<readonly (readonly unknown[])[]>;
}

export interface PostgresServer extends PostgresClient {
  /** Of `admin`, its first user, or of another one. */
  addressOf(user?: string, password?: string, database?: string): string;
  close(): Promise<void>;
}

/**
 * A server of PostgreSQL of the test's own, on this machine alone; its data go with it.
 * @param more settings, `name=value`
 */
export async function startPostgres(
  version = postgresVersions[0],
  more: readonly string[] = [],
): Promise<PostgresServer> {
  if (version === undefined) throw new RangeError("PostgreSQL is required here, and is not installed");
  const bin = join(versions, version, "bin");
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? ownerNamed("postgres") : null;
  const folder = mkdtempSync(join(tmpdir(), "vigie-postgres-"));
  const passwords = join(folder, "password");
  writeFileSync(passwords, "admin");
  if (owner !== null) for (const path of [folder, passwords]) chownSync(path, owner.uid, owner.gid);
  const data = join(folder, "data");
  const processOptions = { ...owner, cwd: folder };
  const login = ["-U", "admin", "-A", "scram-sha-256", `--pwfile=${passwords}`];
  execFileSync(join(bin, "initdb"), ["-D", data, ...login, "-N", "-E", "UTF8", "--locale=C.UTF-8"], {
    ...processOptions,
    stdio: "ignore",
  });
  const port = await freePort();
  // Nothing has to outlive the test.
  const unsafe = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, ...unsafe, ...more];
  const command = [join(bin, "postgres"), "-D", data, "-p", String(port)];
  const server = spawn(
    "sh",
    ["-c", untilInputEnds, folder, ...command, ...settings.flatMap((setting) => ["-c", setting])],
    { ...processOptions, stdio: ["pipe", "ignore", "ignore"] },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const addressOf = (user = "admin", password = "admin", database = "postgres") =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const client = await firstClient(addressOf());
  return {
    addressOf,
    send: async (...statements) => {
      for (const statement of statements) await client.query(statement);
    },
    rows: async (text, values = []) =>
      (await client.query({ text, values: [...values], rowMode: "array" })).rows,
    close: async () => {
      await client.end();
      server.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its input ends when the test does, be it killed: the server then stops, and its data go. */
const untilInputEnds = '"$@" & server=$!; cat > /dev/null; kill -INT $server; wait $server; rm -rf "$0"';

function ownerNamed(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Once the server is ready. */
async function firstClient(address: string): Promise<Client> {
  for (let tries = 0; tries < 300; tries++) {
    const client = new Client({ connectionString: address });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await setTimeout(100);
    }
  }
  throw new RangeError("the test's PostgreSQL did not start");
}
