import { opendir, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { filesIn, type InputFile, type Mapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { cliProblem } from "../problems.ts";

/**
 * Whoever reads a named pipe waits until somebody writes there. A missing file or a folder is reported by its reader.
 * @throws {VigieErrors} every file of data that is a pipe, a device or a socket
 */
export async function refuseIrregular(files: readonly Pick<InputFile, "shown" | "path">[]): Promise<void> {
  const irregular = await Promise.all(files.map(({ path }) => isIrregular(path)));
  const found = files.flatMap(({ shown }, at) =>
    irregular[at] === true ? [cliProblem("cli/file-not-regular", { file: shown })] : [],
  );
  if (found.length > 0) throw new VigieErrors(found);
}

/** Whether this is a pipe, a device or a socket. */
export async function isIrregular(path: string): Promise<boolean> {
  const kind = await stat(path).catch(() => null);
  return kind !== null && !kind.isFile() && !kind.isDirectory();
}

/** Every file of data that a mapping names; its tables are in a database. */
export function filesOf({ sources }: Mapping): readonly InputFile[] {
  return [...sources.values()]
    .flatMap(({ units, contacts }) => [
      ...(units === null ? [] : [...filesIn(units.file), ...(units.shape?.companions.values() ?? [])]),
      ...(contacts === null ? [] : filesIn(contacts.file)),
    ])
    .filter(({ format }) => format.kind !== "table");
}

/** Names of what is directly in a folder, folders aside; null where it cannot be read as a folder. */
export async function fileNamesIn(folder: string): Promise<readonly string[] | null> {
  const opened = await opendir(folder).catch(() => null);
  if (opened === null) return null;
  const names: string[] = [];
  for await (const entry of opened) if (!entry.isDirectory()) names.push(entry.name);
  return names;
}

/** Whether something has this name. */
export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Whether a path is a folder or leads into it, links aside; in capitals or not where the system does not see the difference. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
