import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { PackagedEdition } from "@vigie/tables";
import { readPackagedEdition, readPackagedZip } from "@vigie/tables/published";
import { exists } from "../disk/regular-files.ts";
import { readGiven } from "../study/study-folder.ts";

/** Where the tables of an edition are described: its site, the folder of its data, or the file itself. Null for a bundle. */
export async function descriptorAt(path: string): Promise<string | null> {
  if (basename(path) === descriptorName) return path;
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return null;
  const ofSite = join(path, "donnees", descriptorName);
  return (await exists(ofSite)) ? ofSite : join(path, descriptorName);
}

const descriptorName = "datapackage.json";

export async function readDescriptor(path: string): Promise<PackagedEdition> {
  const text = async (file: string) => new TextDecoder().decode(await readGiven(file));
  const read = (file: string) => text(join(dirname(path), file));
  return readPackagedEdition(await text(path), { file: path, read });
}

/**
 * What was published, from the folder of a site, that of its data, or the zip of these.
 * @throws {VigieErrors} where it is none of them
 */
export async function readPublished(path: string): Promise<PackagedEdition> {
  const descriptor = await descriptorAt(path);
  if (descriptor !== null) return readDescriptor(descriptor);
  return readPackagedZip(new Blob([new Uint8Array(await readGiven(path))]), path);
}
