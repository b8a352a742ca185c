import { clickhouse } from "../dialects/clickhouse.ts";
import type { ServerKind } from "./servers.ts";

/** ClickHouse, alone or a cluster. */
export const clickhouseServer: ServerKind = {
  schemes: ["clickhouse:", "http:", "https:"],
  dialect: clickhouse,
  load: async () => {
    const { openClickhouseDatabase } = await import("./clickhouse.ts");
    const { openClickhouseTable } = await import("./clickhouse-table.ts");
    const { clickhouseClusterScripts: clusterScripts } = await import("./clickhouse-cluster.ts");
    return { open: openClickhouseDatabase, openTable: openClickhouseTable, clusterScripts };
  },
};
