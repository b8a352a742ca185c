import { postgres } from "../dialects/postgres.ts";
import type { ServerKind } from "./servers.ts";

/** PostgreSQL, alone or the coordinator of a cluster. */
export const postgresServer: ServerKind = {
  schemes: ["postgres:", "postgresql:"],
  dialect: postgres,
  load: async () => {
    const { openPostgresDatabase } = await import("./postgres.ts");
    const { openPostgresTable } = await import("./postgres-table.ts");
    const { postgresClusterScripts: clusterScripts } = await import("./postgres-cluster.ts");
    return { open: openPostgresDatabase, openTable: openPostgresTable, clusterScripts };
  },
};
