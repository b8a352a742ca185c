import { hasPostgres, startPostgres } from "../../../packages/engine/test/world/postgres-server.ts";
import { type TestHub, testHub } from "./fixture.ts";

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
      const server = await startPostgres();
      const own = await testHub({ databaseUrl: server.addressOf() });
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
          await server.close();
        },
      };
    },
  },
];
