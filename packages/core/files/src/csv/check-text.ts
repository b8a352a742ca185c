import { textValue } from "@vigie/words";
import { type ByteSource, readBytes } from "../byte-source.ts";
import type { NamedFile } from "../file-store.ts";
import { filesInputError } from "../problems.ts";
import type { Encoding } from "./csv-format.ts";

const startBytes = 4096;
/** Share of bytes that no text holds, past which a file is none. */
const strangeMax = 0.02;

/**
 * Refuses a file given as a CSV that its first bytes say to be something else; a gzip is left to be undone.
 * @param encoding the one declared; null where none is declared yet
 * @returns whether it is a gzip
 * @throws {VigieErrors} empty, of another kind, or in UTF-16 where another encoding is declared
 */
export async function checkText(
  source: ByteSource,
  { path, shown }: NamedFile,
  encoding: Encoding | null,
): Promise<boolean> {
  const start = await readBytes(source, 0, startBytes);
  const place = { file: shown };
  if (start.length === 0) throw filesInputError("files/file-empty", place);
  if (start[0] === 0x1f && start[1] === 0x8b) return true;
  const isUtf16 = isMarkedUtf16(start);
  if (isUtf16 && encoding !== null && encoding !== "utf-16")
    throw filesInputError("files/encoding-is-utf16", place);
  const isNamedGzip = /\.gz$/i.test(path);
  const kind = isUtf16 || encoding === "utf-16" ? null : kindOtherThanText(start);
  if (kind === "other" && isNamedGzip) throw filesInputError("files/gzip-truncated", place);
  if (kind !== null) throw filesInputError("files/file-not-text", place, { kind: textValue(kind) });
  // DuckDB goes by the name, and would decompress it.
  if (isNamedGzip) throw filesInputError("files/gzip-not-compressed", place);
  return false;
}

/** Whether a file opens with the mark of UTF-16, in either order. */
export function isMarkedUtf16(start: Uint8Array): boolean {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
}

const kinds = [
  ["PK\u0003\u0004", "zip"],
  ["\u00d0\u00cf\u0011\u00e0", "xls"],
  ["PAR1", "parquet"],
  ["%PDF", "pdf"],
] as const;

/** A page of the web, which some software saves under the name of a CSV or of a workbook. */
export function isPage(text: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|table|meta)\b/i.test(text);
}

function kindOtherThanText(start: Uint8Array): string | null {
  const text = String.fromCharCode(...start);
  const kind = kinds.find(([mark]) => text.startsWith(mark))?.[1];
  if (kind === "zip" && /\[Content_Types\]|_rels\/|xl\//.test(text)) return "workbook";
  if (kind === "zip" && text.includes("opendocument.spreadsheet")) return "ods";
  if (kind !== undefined) return kind;
  if (isPage(text)) return "html";
  const strange = start.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return strange > start.length * strangeMax ? "other" : null;
}
