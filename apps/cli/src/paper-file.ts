import { open, stat } from "node:fs/promises";
import { systemCode } from "./file-errors.ts";
import { isInside } from "./inside.ts";
import { inputError } from "./problems.ts";

/**
 * Refuses, before any work, to write the PDF over a file that is not a PDF or inside the folder of the site, which takes
 * the place of the one there was.
 * @throws {VigieErrors} with the reason
 */
export async function refusePaperAt(pdf: string, site: string): Promise<void> {
  if (isInside(pdf, site)) throw inputError("cli/pdf-inside-site", {}, { path: pdf, out: site });
  if (await isOtherFile(pdf)) throw inputError("cli/pdf-over-file", {}, { path: pdf });
}

/** Whether something has that name that does not begin as a PDF does. */
async function isOtherFile(path: string): Promise<boolean> {
  const start = Buffer.alloc(4);
  try {
    // A pipe would be waited for.
    if (!(await stat(path)).isFile()) return true;
    const file = await open(path);
    await file.read(start, 0, 4, 0).finally(() => file.close());
  } catch (error) {
    return systemCode(error) !== "ENOENT";
  }
  return start.toString("latin1") !== "%PDF";
}
