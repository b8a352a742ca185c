import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is a folder or leads into it, links aside; in capitals or not where the system does not see the difference. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
