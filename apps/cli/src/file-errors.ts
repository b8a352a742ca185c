import { type VigieError, VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";

/** The system's code of a failed call (`ENOENT`…), or null where the error is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** Runs one call that writes under `path`; a full or forbidden disk becomes words. */
export async function writing<T>(path: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw writeError(path, error) ?? error;
  }
}

export function writeError(path: string, error: unknown): VigieErrors | null {
  const found = asWriteError(path, systemCode(error));
  return found === null ? null : new VigieErrors([found]);
}

function asWriteError(path: string, code: string | null): VigieError | null {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return problem("cli/disk-full", {}, { path });
    case "EACCES":
    case "EPERM":
    case "EBUSY":
    case "EROFS":
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
    case "ENOENT":
    case "ENAMETOOLONG":
    case "EINVAL":
      return problem("cli/not-writable", {}, { path });
    default:
      return null;
  }
}
