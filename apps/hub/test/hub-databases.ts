import { randomBytes } from "node:crypto";
import { Client } from "pg";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../packages/adapters/postgres/test/postgres-server.ts";
import { type TestHub, testHub } from "./fixture.ts";

/** One for the test files of a worker; it ends when the worker does. */
let server: Promise<PostgresServer> | null = null;

/** An empty database of PostgreSQL. */
export async function postgresDatabase() {
  server ??= startPostgres();
  const { addressOf, send } = await server;
  const name = `hub_${randomBytes(6).toString("hex")}`;
  await send(`create database ${name}`);
  const address = addressOf("admin", "admin", name);
  return {
    address,
    run: async (statements: string): Promise<void> => {
      const client = new Client({ connectionString: address });
      await client.connect();
      await client.query(statements);
      await client.end();
    },
    drop: () => send(`drop database ${name} with (force)`),
  };
}

/** The databases that the hub runs on, each with what opens an empty hub on it. */
export const hubDatabases: readonly {
  readonly name: string;
  readonly isHere: boolean;
  open(): Promise<TestHub>;
}[] = [
  { name: "SQLite", isHere: true, open: () => testHub() },
  {
    name: "PostgreSQL (skipped where it is absent)",
    isHere: hasPostgres,
    open: async () => {
      const { address, drop } = await postgresDatabase();
      const service = await testHub({ databaseUrl: address });
      return {
        ...service,
        get clock() {
          return service.clock;
        },
        set clock(instant) {
          service.clock = instant;
        },
        close: async () => {
          await service.close();
          await drop();
        },
      };
    },
  },
];

/** For what asks little of a database: the first one on each push, all in long runs. */
export const hubDatabasesOnPush = process.env.VIGIE_LONG ? hubDatabases : hubDatabases.slice(0, 1);
