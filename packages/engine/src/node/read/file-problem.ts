import { VigieErrors } from "@vigie/study";
import type { InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";

/** What the person can do about an error of the system while a file was read or copied; others are passed on. */
export function fileProblem(error: unknown, file: InputFile): unknown {
  const place = { file: file.shown };
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new VigieErrors([problem("engine/file-absent", place)]);
    case "EISDIR":
      return new VigieErrors([problem("engine/file-is-folder", place)]);
    case "EACCES":
    case "EPERM":
    case "EBUSY":
      return new VigieErrors([problem("engine/file-closed", place)]);
    case "ENOSPC":
    case "EFBIG":
    case "EDQUOT":
      return new VigieErrors([problem("engine/disk-full", place)]);
    case "Z_BUF_ERROR":
    case "Z_DATA_ERROR":
      return new VigieErrors([problem("engine/gzip-truncated", place)]);
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
