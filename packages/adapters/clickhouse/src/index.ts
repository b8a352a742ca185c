import type { ServerKind } from "@vigie/engine/adapter";
import { clickhouse } from "./dialect.ts";

/** ClickHouse, alone or a cluster. */
export const clickhouseServer: ServerKind = {
  schemes: ["clickhouse:", "http:", "https:"],
  dialect: clickhouse,
  load: async () => {
    const { openClickhouseDatabase } = await import("./connectors/clickhouse.ts");
    const { openClickhouseTable } = await import("./connectors/clickhouse-table.ts");
    const { clickhouseClusterScripts: clusterScripts } = await import("./connectors/clickhouse-cluster.ts");
    return { open: openClickhouseDatabase, openTable: openClickhouseTable, clusterScripts };
  },
};
