import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { loadStudy, type Study, said, VigieErrors } from "@vigie/study";
import { problem } from "./file-errors.ts";

const studyFileSizeMax = 4_000_000;

/**
 * Reads a study from its folder: the YAML, Markdown and GeoJSON files in it, links and hidden files left alone.
 * @throws {VigieErrors} every mistake of the study
 */
export async function readStudy(folder: string): Promise<Study> {
  const loaded = await loadStudy(await readStudyFiles(folder));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

/** Path in the study's folder, with `/`, to text. */
export async function readStudyFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new VigieErrors([problem("cli/folder-absent", {}, { path: said(folder) })]);
  const files = new Map<string, string>();
  for (const path of await studyPaths(folder))
    files.set(relative(folder, path).split(sep).join("/"), await readStudyFile(path));
  return files;
}

async function studyPaths(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) found.push(...(await studyPaths(path)));
    else if (entry.isFile() && /\.(ya?ml|md|geojson)$/.test(entry.name)) found.push(path);
  }
  return found;
}

async function readStudyFile(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > studyFileSizeMax)
    throw new VigieErrors([problem("cli/file-too-large", {}, { path: said(path) })]);
  return readFile(path, "utf8");
}

/** Why a file is not read, by the code of the system. */
const unread: Readonly<Record<string, "cli/file-absent" | "cli/file-is-folder">> = {
  ENOENT: "cli/file-absent",
  EISDIR: "cli/file-is-folder",
};

/**
 * Reads one file named on the command line.
 * @throws {VigieErrors} where it is absent or closed
 */
export async function readGiven(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const code = unread[error.code ?? ""] ?? "cli/file-unreadable";
    throw new VigieErrors([problem(code, {}, { path: said(path) })]);
  });
}
