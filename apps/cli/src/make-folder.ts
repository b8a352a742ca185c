import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those that hold it, unless they are there; without waiting, so that a signal heard meanwhile finds
 * it whole or not at all. One by one: where a folder is there and nothing can be made in it, as in `/proc`, Node.js
 * would try for ever to make them together.
 * @param mode who may read those made, where the system knows owners
 */
export function makeFolder(path: string, mode = 0o777): void {
  const parent = dirname(path);
  if (existsSync(path) || parent === path) return;
  makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another run may have made it.
    if (!existsSync(path)) throw error;
  }
}
