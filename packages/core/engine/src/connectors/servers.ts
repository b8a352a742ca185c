import type { InputFile } from "@vigie/mapping";
import type { Connection, Database } from "../database.ts";
import type { Dialect } from "../dialects/dialect.ts";
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

/** What an application hands over for each kind of database that it reads. */
export interface ServerKind {
  /** Schemes of its addresses. */
  readonly schemes: readonly string[];
  readonly dialect: Dialect;
  /** Its driver is loaded by the runs that need it: files need none. */
  readonly load: () => Promise<Server>;
}

/** The kind of database at an address; null where it is the address of none of these. */
export function serverAt(address: string, servers: readonly ServerKind[]): ServerKind | null {
  const url = URL.parse(address);
  if (url === null || url.hostname === "") return null;
  return servers.find(({ schemes }) => schemes.includes(url.protocol)) ?? null;
}
