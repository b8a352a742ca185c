import { stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import {
  type FileProfile,
  fileKindOf,
  partNames,
  partsMax,
  type SeveralFiles,
  systemFiles,
} from "@vigie/mapping";
import { fileNamesIn } from "../disk/regular-files.ts";
import { cliInputError } from "../problems.ts";
import { shortenedList } from "../study/grouped-mistakes.ts";
import { asTyped, type Terminal } from "../terminal/terminal.ts";

/** What `vigie map` is to read: a file, several read as one, or those of a folder. */
export interface FilesToMap {
  /** What messages name: the file, the first of several, or the folder. */
  readonly shown: string;
  /** Where they are. */
  readonly paths: readonly string[];
  /** How the mapping will name the file, the first of several, or the folder. */
  readonly mapped: string;
  /** Null for one file. */
  readonly several: (SeveralFiles & { readonly names: readonly string[] }) | null;
}

/**
 * The files that a person named, once each.
 * @param out the mapping, from whose folder it names them
 * @throws {VigieErrors} a folder without files, files of several kinds, or more than are read as one
 */
export async function filesToMap(given: readonly string[], out: string): Promise<FilesToMap> {
  const [shown = ""] = given;
  const folder = given.length === 1 && (await isFolder(shown)) ? shown : null;
  const paths = folder === null ? once(given) : await filesOfFolder(folder);
  const fromOut = (path: string) =>
    relative(dirname(resolve(out)), resolve(path))
      .split(sep)
      .join("/");
  const files = paths.map(fromOut);
  if (paths.length > partsMax) throw cliInputError("cli/files-too-many", { file: shown }, { max: partsMax });
  const first = paths.find((path) => fileKindOf(path) !== null) ?? "";
  const other = paths.find((path) => fileKindOf(path) !== fileKindOf(first));
  if (first !== "" && other !== undefined)
    throw cliInputError("cli/files-of-kinds", { file: other }, { first });
  if (folder === null && paths.length === 1)
    return { shown, paths, mapped: files[0] ?? shown, several: null };
  const named = folder === null ? null : `${fromOut(folder) || "."}/`;
  return {
    shown,
    paths,
    mapped: named ?? files[0] ?? shown,
    several: { files, folder: named, names: partNames(files) },
  };
}

async function filesOfFolder(folder: string): Promise<readonly string[]> {
  const names = ((await fileNamesIn(folder)) ?? []).filter((name) => !systemFiles.test(name));
  if (names.length === 0) throw cliInputError("cli/folder-without-files", { file: folder }, {});
  return names.toSorted().map((name) => join(folder, name));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function once(paths: readonly string[]): readonly string[] {
  return [...new Map(paths.map((path) => [resolve(path), path])).values()];
}

const namesMax = 5;

/** How many rows each of several files has, and which columns not all of them have. */
export function printParts({ parts }: FileProfile, { paths }: FilesToMap, terminal: Terminal): void {
  const { message } = terminal.messages;
  const found = (parts?.files ?? []).map((part, at) => ({ ...part, file: paths[at] ?? part.file }));
  if (found.length === 0) return;
  terminal.list(found.map(({ file, rows }) => [file, message("map.rows", { rows })]));
  for (const { file, missing, extra } of found) {
    const [lacks, has] = [missing, extra].map((names) => ({
      file: asTyped(file),
      count: names.length,
      columns: shortenedList(names, namesMax),
    }));
    if (lacks !== undefined && lacks.count > 0) terminal.warning("map.partLacks", lacks);
    if (has !== undefined && has.count > 0) terminal.warning("map.partHas", has);
  }
}
