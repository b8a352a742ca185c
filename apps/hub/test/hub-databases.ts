import { randomBytes } from "node:crypto";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../../packages/engine/test/world/postgres-server.ts";
import { type TestHub, testHub } from "./fixture.ts";

/** One for the test files of a worker; it ends when the worker does. */
let server: Promise<PostgresServer> | null = null;

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
      server ??= startPostgres();
      const { addressOf, send } = await server;
      const database = `hub_${randomBytes(6).toString("hex")}`;
      await send(`create database ${database}`);
      const own = await testHub({ databaseUrl: addressOf("admin", "admin", database) });
      return {
        ...own,
        get clock() {
          return own.clock;
        },
        set clock(instant) {
          own.clock = instant;
        },
        close: async () => {
          await own.close();
          await send(`drop database ${database}`);
        },
      };
    },
  },
];
