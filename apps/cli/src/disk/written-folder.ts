import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { isIrregular } from "./regular-files.ts";

/** Says, in a folder that Vigie wrote, which command may write it again, and what it wrote there. */
export const marker = ".vigie";

/** What a system puts by itself in the folders that one looks at. */
const bySystem = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** @param kind of the folder, that now holds all that it will but the marker */
export async function markerText(folder: string, kind: string): Promise<string> {
  return [kind, ...(await filesIn(folder))].map((line) => `${line}\n`).join("");
}

/** The marker of a folder that Vigie wrote, once it holds these files as well. */
export async function markerWith(folder: string, paths: Iterable<string>): Promise<string> {
  const [kind = "", ...files] = (await linesOf(folder)).filter((line) => line !== "");
  return [kind, ...[...new Set([...files, ...paths])].toSorted()].map((line) => `${line}\n`).join("");
}

/** @returns null where Vigie did not write the folder */
export async function folderKind(folder: string): Promise<string | null> {
  const [kind = ""] = await linesOf(folder);
  return kind === "" ? null : kind;
}

/** The folder that Vigie wrote of which this one is a part: itself, or the nearest above it; null where there is none. */
export async function writtenRoot(
  folder: string,
): Promise<{ readonly root: string; readonly kind: string } | null> {
  const kind = await folderKind(folder);
  if (kind !== null) return { root: folder, kind };
  const above = join(folder, "..");
  return resolve(above) === resolve(folder) ? null : writtenRoot(above);
}

/** Files of a folder that Vigie wrote that it did not write, in order. */
export async function foreignIn(folder: string): Promise<readonly string[]> {
  const written = new Set([marker, ...(await linesOf(folder)).slice(1)]);
  return (await filesIn(folder)).filter((path) => !written.has(path));
}

async function linesOf(folder: string): Promise<readonly string[]> {
  const path = join(folder, marker);
  const text = (await isIrregular(path)) ? "" : await readFile(path, "utf8").catch(() => "");
  return text.split("\n").map((line) => line.trim());
}

/** With `/` between folders, whatever the system. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !bySystem.has(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}
