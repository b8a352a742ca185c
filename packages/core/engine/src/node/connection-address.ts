import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { textValue } from "@vigie/words";
import { type ServerKind, serverAt } from "../connectors/servers.ts";
import type { Connection } from "../database.ts";
import { engineInputError } from "../problems.ts";

/** Where the address of a connection is looked for, and the kinds of databases that it may be of. */
export interface ConnectionPlaces {
  /** Folder of the mapping: `name.connection` is there. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Servers that the application has. */
  readonly servers: readonly ServerKind[];
}

/**
 * The address of a connection, which may hold a password: from the environment, or from a file for its owner alone.
 * @throws {VigieErrors} it is nowhere, in a file that others may read, or no address of a database
 */
export async function connectionNamed(name: string, places: ConnectionPlaces): Promise<Connection> {
  const words = { connection: textValue(name) };
  const variable = `VIGIE_CONNECTION_${name.toUpperCase()}`;
  const file = `${name}.connection`;
  const given = places.environment[variable] ?? (await addressIn(join(places.folder, file), name));
  if (given === null)
    throw engineInputError(
      "engine/connection-unknown",
      {},
      { ...words, variable: textValue(variable), file: textValue(file) },
    );
  const address = given.trim();
  if (serverAt(address, places.servers) === null)
    throw engineInputError("engine/connection-address-invalid", {}, words);
  return { name, address };
}

async function addressIn(path: string, name: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw engineInputError(
      "engine/connection-open-to-others",
      {},
      { connection: textValue(name), mode: textValue((found.mode & 0o777).toString(8)) },
    );
  return readFile(path, "utf8");
}
