import type { InputFile } from "@vigie/mapping";
import { textValue, type VigieErrors } from "@vigie/words";
import type { Database } from "../database.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { engineInputError } from "../problems.ts";
import type { Sql } from "../sql.ts";

/** What a cluster needs for each of its servers to compute the pass over its own rows. */
export interface ClusterRequest {
  readonly database: Database;
  /** The view that the mapping names, which a run reads. */
  readonly view: InputFile;
  /** Tables of the mapping, each once. */
  readonly tables: readonly InputFile[];
  /** The query of a server's view, over the tables that stand there for those of the mapping, by their paths. */
  query(own: ReadonlyMap<string, Sql>): Sql;
}

/** Statements that the administrator sends to some servers of a cluster. */
export interface ClusterScript {
  /** As the database names them; none for the one that Vigie reads. */
  readonly servers: readonly string[];
  readonly statements: readonly Sql[];
}

/** What follows the name of the view, in that of the views it unites. */
export const serverSuffix = "_local";

export function clusterUnread({ shown }: InputFile, { name: server }: Dialect): VigieErrors {
  const values = { table: textValue(shown), server: textValue(server) };
  return engineInputError("engine/cluster-unread", { file: shown }, values);
}
