import { open } from "node:fs/promises";
import { VigieErrors } from "@vigie/study";
import type { InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import { fileProblem } from "./file-problem.ts";

/**
 * Looks at both ends of a file whose kind fixes them: one without its end was cut on the way.
 * @throws {VigieErrors} absent, unreadable, empty, or with other ends
 */
export async function checkFile(
  file: InputFile,
  ends: {
    readonly starts: string;
    readonly ends?: string;
    readonly otherwise: Parameters<typeof problem>[0];
  },
): Promise<void> {
  let size = 0;
  let first = "";
  let last = "";
  try {
    const handle = await open(file.path);
    try {
      size = (await handle.stat()).size;
      const bytes = Buffer.alloc(4);
      await handle.read(bytes, 0, 4, 0);
      first = bytes.toString("latin1");
      await handle.read(bytes, 0, 4, Math.max(0, size - 4));
      last = bytes.toString("latin1");
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileProblem(error, file);
  }
  const place = { file: file.shown };
  if (size === 0) throw new VigieErrors([problem("engine/file-empty", place)]);
  if (!first.startsWith(ends.starts) || (ends.ends !== undefined && last !== ends.ends))
    throw new VigieErrors([problem(ends.otherwise, place)]);
}
