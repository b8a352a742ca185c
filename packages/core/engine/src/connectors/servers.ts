import type { InputFile } from "@vigie/mapping";
import type { Connection, Database } from "../database.ts";
import type { OpenedFile } from "../opened-file.ts";
import type { ClusterScript, ServerView } from "./cluster.ts";

/** A kind of database that holds the partner's tables, elsewhere than in this process. */
export interface Server {
  open(connection: Connection): Promise<Database>;
  /** @param columns that the plan reads */
  openTable(
    file: InputFile,
    within: { readonly database: Database; readonly columns: readonly string[] },
  ): Promise<OpenedFile>;
  /** @param view that unites those of the servers */
  clusterScripts(
    view: InputFile,
    views: readonly ServerView[],
    database: Database,
  ): Promise<readonly ClusterScript[]>;
}

interface ServerKind {
  /** Schemes of its addresses. */
  readonly schemes: readonly string[];
  /** Its driver is loaded by the runs that need it: files need none. */
  readonly load: () => Promise<Server>;
}

const servers = {
  postgres: {
    schemes: ["postgres:", "postgresql:"],
    load: async () => {
      const { openPostgresDatabase } = await import("./postgres.ts");
      const { openPostgresTable } = await import("./postgres-table.ts");
      const { postgresClusterScripts: clusterScripts } = await import("./postgres-cluster.ts");
      return { open: openPostgresDatabase, openTable: openPostgresTable, clusterScripts };
    },
  },
  clickhouse: {
    schemes: ["clickhouse:", "http:", "https:"],
    load: async () => {
      const { openClickhouseDatabase } = await import("./clickhouse.ts");
      const { openClickhouseTable } = await import("./clickhouse-table.ts");
      const { clickhouseClusterScripts: clusterScripts } = await import("./clickhouse-cluster.ts");
      return { open: openClickhouseDatabase, openTable: openClickhouseTable, clusterScripts };
    },
  },
} satisfies Record<string, ServerKind>;

/** The kind of database at an address; null where it is the address of none. */
export function serverAt(address: string): ServerKind | null {
  const url = URL.parse(address);
  if (url === null || url.hostname === "") return null;
  return Object.values(servers).find(({ schemes }) => schemes.includes(url.protocol)) ?? null;
}
