import { connect, createServer, type Socket } from "node:net";
import type { ClusterViews } from "../../../core/engine/src/node/cluster-views.ts";
import { writeLiteral } from "../../../core/engine/src/sql.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

/** What goes between the coordinator and one server: counted, and cut at will. */
export interface Wire {
  readonly port: number;
  /** Bytes that the server sent. */
  received(): number;
  /** Ends what goes through, and refuses what would, until it is mended. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** Statements for some servers; for the coordinator where it names none. */
export interface TextScript {
  readonly servers: readonly string[];
  readonly sql: string;
}

export function scriptsOf({ dialect, scripts }: ClusterViews): readonly TextScript[] {
  return scripts.map(({ servers, statements }) => ({
    servers,
    sql: statements.map((statement) => writeLiteral(statement, dialect)).join(";\n"),
  }));
}

/** Servers of PostgreSQL of the test's own, and one that reads them all by postgres_fdw: `noeud1`, `noeud2`… */
export interface PostgresCluster {
  readonly coordinator: PostgresServer;
  readonly shards: readonly PostgresServer[];
  readonly wires: readonly Wire[];
  /** A table of every server, and the partitioned table of the coordinator that distributes its rows by the hash of a column. */
  createTable(schema: string, table: string, columns: readonly string[], key: string): Promise<void>;
  /** Fills such a table from a CSV file with a header, each server with its rows at once. */
  fill(schema: string, table: string, file: string, key: string): Promise<void>;
  /** Does with the scripts of `vigie plan --as-view` what their headings say. */
  install(scripts: readonly TextScript[]): Promise<void>;
  close(): Promise<void>;
}

export async function startPostgresCluster(
  size = 3,
  settings: readonly string[] = [],
): Promise<PostgresCluster> {
  const [coordinator, ...shards] = await Promise.all(
    Array.from({ length: size + 1 }, () => startPostgres(undefined, settings)),
  );
  if (coordinator === undefined) throw new RangeError("no coordinator");
  const wires = await Promise.all(shards.map((shard) => openWire(Number(new URL(shard.addressOf()).port))));
  await coordinator.send("CREATE EXTENSION postgres_fdw");
  for (const [at, { port }] of wires.entries())
    await coordinator.send(
      `CREATE SERVER noeud${at + 1} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'postgres', fetch_size '10000', batch_size '1000', async_capable 'true')`,
      `CREATE USER MAPPING FOR PUBLIC SERVER noeud${at + 1} OPTIONS (user 'admin', password 'admin')`,
    );
  const everywhere = [coordinator, ...shards];
  return {
    coordinator,
    shards,
    wires,
    createTable: async (schema, table, columns, key) => {
      const declared = `${schema}.${table} (${columns.join(", ")})`;
      for (const server of everywhere) await server.send(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      for (const shard of shards) await shard.send(`CREATE TABLE ${declared}`);
      await coordinator.send(`CREATE TABLE ${declared} PARTITION BY HASH (${key})`);
      for (const at of shards.keys())
        await coordinator.send(
          `CREATE FOREIGN TABLE ${schema}.${table}_${at + 1} PARTITION OF ${schema}.${table} FOR VALUES WITH (MODULUS ${size}, REMAINDER ${at}) SERVER noeud${at + 1} OPTIONS (table_name '${table}')`,
        );
    },
    fill: async (schema, table, file, key) => {
      const name = `${schema}.${table}`;
      await coordinator.send(
        `CREATE TEMPORARY TABLE all_rows (LIKE ${name})`,
        `COPY all_rows FROM '${file}' (FORMAT csv, HEADER)`,
      );
      const [[folder] = []] = await coordinator.rows("SELECT current_setting('data_directory')");
      for (const [at, shard] of shards.entries()) {
        const part = `${String(folder)}/part-${at}.csv`;
        const isThere = `satisfies_hash_partition('${name}'::regclass, ${size}, ${at}, ${key})`;
        await coordinator.send(`COPY (SELECT * FROM all_rows WHERE ${isThere}) TO '${part}' (FORMAT csv)`);
        await shard.send(`COPY ${name} FROM '${part}' (FORMAT csv)`);
      }
      await coordinator.send("DROP TABLE all_rows");
    },
    install: async (scripts) => {
      for (const { servers, sql } of scripts) {
        const of = servers.flatMap((server) => shards[Number(server.replace("noeud", "")) - 1] ?? []);
        for (const server of servers.length === 0 ? [coordinator] : of) await server.send(sql);
      }
    },
    close: async () => {
      // A test may have ended one of them.
      await Promise.allSettled(everywhere.map((server) => server.close()));
      for (const wire of wires) wire.close();
    },
  };
}

async function openWire(target: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let received = 0;
  let isCut = false;
  // Else an answer waits for the acknowledgement of the one before, as it would on no line without a proxy.
  const server = createServer({ noDelay: true }, (near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect({ port: target, host: "127.0.0.1", noDelay: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => other.destroy());
    }
    far.on("data", (bytes: Buffer) => {
      received += bytes.length;
    });
    near.pipe(far);
    far.pipe(near);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return {
    port,
    received: () => received,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => server.close(),
  };
}
