import type { ServerKind } from "@vigie/engine/adapter";
import { postgres } from "./dialect.ts";

/** PostgreSQL, alone or the coordinator of a cluster. */
export const postgresServer: ServerKind = {
  schemes: ["postgres:", "postgresql:"],
  dialect: postgres,
  load: async () => {
    const { openPostgresDatabase } = await import("./connectors/postgres.ts");
    const { openPostgresTable } = await import("./connectors/postgres-table.ts");
    const { postgresClusterScripts: clusterScripts } = await import("./connectors/postgres-cluster.ts");
    return { open: openPostgresDatabase, openTable: openPostgresTable, clusterScripts };
  },
};
