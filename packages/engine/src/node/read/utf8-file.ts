import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { VigieErrors } from "@vigie/study";
import type { Encoding, InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import { checkText } from "./check-text.ts";
import { fileProblem } from "./file-problem.ts";

/**
 * The path of a file in plain UTF-8 with the same lines: the file itself, or a copy in the work folder where it
 * is compressed, in another encoding, or begins with titles, which the copy leaves out. DuckDB reads gzip too, but takes a truncated file for a whole one.
 * @throws {VigieErrors} absent, empty, truncated, no text, or not in its declared encoding; disk full
 */
export async function utf8File(
  file: InputFile,
  { encoding, headerRow = 1 }: { readonly encoding: Encoding; readonly headerRow?: number },
  workFolder: string,
): Promise<string> {
  const zipped = await checkText(file.path, file.shown, encoding).catch((error: unknown) => {
    throw fileProblem(error, file);
  });
  if (!zipped && encoding === "utf-8" && headerRow === 1) return file.path;
  const copy = join(workFolder, `${randomUUID()}.csv`);
  const bytes = zipped ? unzipped(file.path) : createReadStream(file.path);
  const text = encoding === "utf-8" ? bytes : Readable.from(decoded(bytes, encoding, file));
  try {
    const kept = headerRow === 1 ? text : Readable.from(linesFrom(text, headerRow));
    await pipeline(kept, createWriteStream(copy, { mode: 0o600 }));
  } catch (error) {
    await rm(copy, { force: true });
    throw fileProblem(error, file);
  }
  return copy;
}

/** What follows so many ends of lines, less one. */
async function* linesFrom(text: AsyncIterable<Uint8Array | string>, line: number) {
  let above = line - 1;
  for await (const chunk of text) {
    const bytes = Buffer.from(chunk);
    let start = 0;
    while (above > 0 && start < bytes.length) {
      const end = bytes.indexOf(10, start);
      start = end < 0 ? bytes.length : end + 1;
      if (end >= 0) above--;
    }
    if (start < bytes.length) yield bytes.subarray(start);
  }
}

function unzipped(path: string): Readable {
  const zip = createReadStream(path);
  const bytes = createGunzip();
  zip.on("error", (error) => bytes.destroy(error));
  return zip.pipe(bytes);
}

/** Text in UTF-8; a file that is already so, with letters beyond ASCII, was not in the declared encoding. */
async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Exclude<Encoding, "utf-8">,
  file: InputFile,
) {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let decoder: TextDecoder | null = null;
  let utf8 = true;
  let ascii = true;
  for await (const chunk of bytes) {
    decoder ??= decoderOf(encoding, chunk);
    ascii = ascii && chunk.every((byte) => byte < 128);
    utf8 = utf8 && fits(strict, chunk);
    yield decoder.decode(chunk, { stream: true });
  }
  if (encoding === "cp1252" && utf8 && !ascii)
    throw new VigieErrors([problem("engine/encoding-is-utf8", { file: file.shown })]);
  yield decoder?.decode() ?? "";
}

function decoderOf(encoding: "cp1252" | "utf-16", start: Uint8Array): TextDecoder {
  if (encoding === "cp1252") return new TextDecoder("windows-1252");
  return new TextDecoder(start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-16le");
}

function fits(strict: TextDecoder, chunk: Uint8Array): boolean {
  try {
    strict.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
