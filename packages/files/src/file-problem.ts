import { VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";

/** What the person can do about an error of the system, or of a page, while a file was read or copied; others are passed on. */
export function fileProblem(error: unknown, shown: string): unknown {
  const place = { file: shown };
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
    case "NotFoundError":
      return new VigieErrors([problem("files/file-absent", place)]);
    case "EISDIR":
      return new VigieErrors([problem("files/file-is-folder", place)]);
    case "EACCES":
    case "EPERM":
    case "EBUSY":
    case "NotReadableError":
      return new VigieErrors([problem("files/file-closed", place)]);
    case "ENOSPC":
    case "EFBIG":
    case "EDQUOT":
    case "QuotaExceededError":
      return new VigieErrors([problem("files/disk-full", place)]);
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  if (error instanceof DOMException) return error.name;
  return error instanceof Error && "code" in error ? error.code : undefined;
}
