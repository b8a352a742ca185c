import { rename } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { systemCode } from "./file-errors.ts";

/** What Windows answers where another program has the file open. */
const held = ["EPERM", "EACCES", "EBUSY"];

const waitMax = 2_000;

/**
 * Renames a file or a folder. Under Windows an antivirus or an indexer opens what was just written: it is waited for, two
 * seconds at most.
 * @throws the error of the system
 */
export async function renameHeld(from: string, to: string): Promise<void> {
  for (let wait = 1; ; wait *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = process.platform === "win32" && held.includes(systemCode(error) ?? "");
      if (!isHeld || wait > waitMax) throw error;
    }
    await setTimeout(wait);
  }
}
