import { inputError } from "./problems.ts";

/** The problem that stands for an error of the system, or of a page, while a file was read or copied; other errors are returned as they are. */
export function fileProblem(error: unknown, shown: string): unknown {
  const place = { file: shown };
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
    case "NotFoundError":
      return inputError("files/file-absent", place);
    case "EISDIR":
      return inputError("files/file-is-folder", place);
    case "EACCES":
    case "EPERM":
    case "EBUSY":
    case "NotReadableError":
      return inputError("files/file-closed", place);
    case "ENOSPC":
    case "EFBIG":
    case "EDQUOT":
    case "QuotaExceededError":
      return inputError("files/disk-full", place);
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  if (error instanceof DOMException) return error.name;
  return error instanceof Error && "code" in error ? error.code : undefined;
}
