import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { withFile } from "@vigie/files";
import { disk } from "@vigie/files/node";
import { isHolderList, loadStudy, type Study } from "@vigie/study";
import { type VigieError, VigieErrors } from "@vigie/words";
import { isIrregular } from "../disk/regular-files.ts";
import { cliInputError, cliProblem } from "../problems.ts";
import { groupedMistakes } from "./grouped-mistakes.ts";

const studyFileSizeMax = 4_000_000;

/**
 * Reads a study, from its folder or from the `.vigie` file that the observatory hands over.
 * @throws {VigieErrors} what may not be read, or every mistake of the study
 */
export async function readStudy(path: string): Promise<Study> {
  const files = await readStudyTexts(path);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new VigieErrors(groupedMistakes(loaded.errors, files));
  return loaded.study;
}

/** Path in the study's folder, with `/`, to text. @throws {VigieErrors} what may not be read */
export async function readStudyTexts(path: string): Promise<ReadonlyMap<string, string>> {
  if (!path.toLowerCase().endsWith(".vigie") || (await isFolder(path))) return readStudyFiles(path);
  if (await isIrregular(path)) throw cliInputError("cli/given-not-regular", {}, { path });
  // A folder is read without the package of the partner's run.
  const { readStudyZip } = await import("@vigie/partner");
  const file = { shown: basename(path), path };
  return withFile(disk, file, (source) => readStudyZip(source, file.shown));
}

/**
 * Reads the texts of a study's folder, by their paths in it with `/`: the YAML, Markdown, GeoJSON files and the lists of holders in it, hidden files left alone. Links are refused
 * where a file or a folder of the study would be read: they may lead out of it, or in circles. So are pipes, where
 * nobody may ever write.
 * @throws {VigieErrors} every link and every pipe, and what may not be read
 */
export async function readStudyFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  if (!(await isFolder(folder))) throw cliInputError("cli/folder-absent", {}, { path: folder });
  const { files, refused } = await studyPaths(folder);
  const named = (path: string) => pathIn(folder, path);
  if (refused.length > 0)
    throw new VigieErrors(refused.map(({ path, code }) => cliProblem(code, { file: named(path) }, {})));
  const texts = new Map<string, string>();
  const strange: VigieError[] = [];
  for (const path of files) {
    const bytes = await readStudyFile(path);
    try {
      texts.set(named(path), strictUtf8Text(bytes, named(path)));
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      strange.push(...error.errors);
    }
  }
  if (strange.length > 0) throw new VigieErrors(strange);
  return texts;
}

interface StudyPaths {
  readonly files: readonly string[];
  readonly refused: readonly {
    readonly path: string;
    readonly code: "cli/study-link" | "cli/study-file-not-regular";
  }[];
}

async function studyPaths(folder: string, root = folder): Promise<StudyPaths> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw cliInputError("cli/folder-unreadable", {}, { path: folder });
  });
  const files: string[] = [];
  const refused: StudyPaths["refused"][number][] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    const isRead = /\.(ya?ml|md|geojson)$/.test(entry.name) || isHolderList(pathIn(root, path));
    if (entry.isDirectory()) {
      const inside = await studyPaths(path, root);
      files.push(...inside.files);
      refused.push(...inside.refused);
    } else if (entry.isSymbolicLink()) {
      if (isRead || (await isFolder(path))) refused.push({ path, code: "cli/study-link" });
    } else if (isRead && entry.isFile()) files.push(path);
    else if (isRead) refused.push({ path, code: "cli/study-file-not-regular" });
  }
  return { files, refused };
}

function pathIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readStudyFile(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => null);
  if (found !== null && found.size > studyFileSizeMax)
    throw cliInputError("cli/file-too-large", {}, { path });
  return readGiven(path);
}

/** Why a file is not read, by the code of the system. */
const unread: Readonly<Record<string, "cli/file-absent" | "cli/file-is-folder">> = {
  ENOENT: "cli/file-absent",
  EISDIR: "cli/file-is-folder",
};

/**
 * Reads one file named on the command line.
 * @throws {VigieErrors} where it is absent or closed, or is a pipe or a device, which may never end
 */
export async function readGiven(path: string): Promise<Uint8Array> {
  if (await isIrregular(path)) throw cliInputError("cli/given-not-regular", {}, { path });
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const code = unread[error.code ?? ""] ?? "cli/file-unreadable";
    throw cliInputError(code, {}, { path });
  });
}

/**
 * The text of a file that a person wrote, without the mark that opens some files of Windows.
 * @throws {VigieErrors} where it is not in UTF-8, with the line of the first letter that is not
 */
export function strictUtf8Text(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const line = isUtf16 ? 1 : firstStrangeLine(bytes);
    throw cliInputError("cli/not-utf8", { file, line }, { found: isUtf16 ? "utf16" : "other" });
  }
}

function firstStrangeLine(bytes: Uint8Array): number {
  const [before = ""] = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1);
  return before.split("\n").length;
}
