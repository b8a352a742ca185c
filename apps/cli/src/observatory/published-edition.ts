import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type PackagedEdition, readPackagedEdition } from "@vigie/diagnostic";
import { readSmallZip } from "@vigie/files";
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

/** Of all the tables of a publication, once inflated. */
const zipMax = 200_000_000;

/**
 * What was published, from the folder of a site, that of its data, or the zip of these.
 * @throws {VigieErrors} where it is none of them
 */
export async function readPublished(path: string): Promise<PackagedEdition> {
  const descriptor = await descriptorAt(path);
  if (descriptor !== null) return readDescriptor(descriptor);
  const zip = await readSmallZip(new Blob([new Uint8Array(await readGiven(path))]), {
    bytesMax: zipMax,
    isRead: (name) => /\.(?:json|csv)$/.test(name),
  });
  const files = zip.kind === "read" ? zip.files : new Map<string, Uint8Array>();
  // A browser may put what it inflates again in a folder of that name.
  const root = [...files.keys()].find((name) => basename(name) === descriptorName) ?? "";
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  const folder = root.slice(0, root.length - descriptorName.length);
  return readPackagedEdition(text(root), { file: path, read: async (name) => text(`${folder}${name}`) });
}
