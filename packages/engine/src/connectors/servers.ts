import type { InputFile } from "../plan.ts";
import type { OpenedFile } from "../run/opened-file.ts";
import { openClickhouseDatabase } from "./clickhouse.ts";
import { openClickhouseTable } from "./clickhouse-table.ts";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { openPostgresDatabase } from "./postgres.ts";
import { openPostgresTable } from "./postgres-table.ts";

/** A kind of database that holds the partner's tables, elsewhere than in this process. */
export interface Server {
  /** Schemes of its addresses. */
  readonly schemes: readonly string[];
  open(connection: Connection): Promise<Database>;
  /** @param columns that the plan reads */
  openTable(
    file: InputFile,
    within: { readonly database: Database; readonly columns: readonly string[] },
  ): Promise<OpenedFile>;
}

const servers = {
  postgres: {
    schemes: ["postgres:", "postgresql:"],
    open: openPostgresDatabase,
    openTable: openPostgresTable,
  },
  clickhouse: {
    schemes: ["clickhouse:", "http:", "https:"],
    open: openClickhouseDatabase,
    openTable: openClickhouseTable,
  },
} satisfies Record<string, Server>;

/** The kind of database at an address; null where it is the address of none. */
export function serverAt(address: string): Server | null {
  const url = URL.parse(address);
  if (url === null || url.hostname === "") return null;
  return Object.values(servers).find(({ schemes }) => schemes.includes(url.protocol)) ?? null;
}
