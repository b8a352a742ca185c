import type { ByteSource } from "./byte-source.ts";
import { filesInputError } from "./problems.ts";

/** Bytes that stay open until `close`. */
export interface OpenSource extends ByteSource {
  close(): Promise<void>;
}

/** Where files are: the disk of a machine, or what a page was given. */
export interface FileSources {
  /** @throws an error of the system or of the page, as it is */
  open(path: string): Promise<OpenSource>;
}

/** Where files are, and where copies of them may be made. */
export interface FileStore extends FileSources {
  /**
   * Writes a copy for this run alone; nothing is left of it where that fails.
   * @param origin what the text follows from: a store may answer with an earlier copy, and leave the text unread
   * @returns its path
   * @throws an error of the system or of the page, as it is
   */
  copy(text: AsyncIterable<string | Uint8Array>, origin?: CopyOrigin): Promise<string>;
  erase(path: string): Promise<void>;
}

export interface CopyOrigin {
  readonly file: NamedFile;
  /** How it was read: the same words give the same text. */
  readonly reading: string;
  /** The text is that of the file in CP1252: a store may show the file in UTF-8, without a copy. */
  readonly isOnlyRecoded: boolean;
}

/** A file, as a store has it and as messages name it. */
export interface NamedFile {
  readonly shown: string;
  readonly path: string;
}

/**
 * Does something with a file while it is open.
 * @throws {VigieErrors} it is absent, closed to the user, or a folder; the disk is full
 */
export async function withFile<Result>(
  store: FileSources,
  { path, shown }: NamedFile,
  use: (source: ByteSource) => Promise<Result>,
): Promise<Result> {
  try {
    const source = await store.open(path);
    try {
      return await use(source);
    } finally {
      await source.close();
    }
  } catch (error) {
    throw fileProblem(error, shown);
  }
}

/** The problem that stands for an error of the system, or of a page, while a file was read or copied; other errors are returned as they are. */
export function fileProblem(error: unknown, shown: string): unknown {
  const place = { file: shown };
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
    case "NotFoundError":
      return filesInputError("files/file-absent", place);
    case "EISDIR":
      return filesInputError("files/file-is-folder", place);
    case "EACCES":
    case "EPERM":
    case "EBUSY":
    case "NotReadableError":
      return filesInputError("files/file-closed", place);
    case "ENOSPC":
    case "EFBIG":
    case "EDQUOT":
    case "QuotaExceededError":
      return filesInputError("files/disk-full", place);
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  if (error instanceof DOMException) return error.name;
  return error instanceof Error && "code" in error ? error.code : undefined;
}
