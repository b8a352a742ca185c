import type { OwnTable } from "../opened-file.ts";
import type { Sql } from "../sql.ts";

/** The query of a server's view, which stands beside one of its tables. */
export type ServerView = Omit<OwnTable, "table"> & { readonly query: Sql };

/** Statements that the administrator sends to some servers of a cluster. */
export interface ClusterScript {
  /** As the database names them; none for the one that Vigie reads. */
  readonly servers: readonly string[];
  readonly statements: readonly Sql[];
}

/** What follows the name of the view, in that of the views it unites. */
export const serverSuffix = "_local";
