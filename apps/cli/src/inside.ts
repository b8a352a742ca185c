import { join, resolve, sep } from "node:path";

/** Whether a path is a folder or leads into it, links aside. */
export function isInside(path: string, folder: string): boolean {
  return join(resolve(path), sep).startsWith(join(resolve(folder), sep));
}
