import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { VigieErrors } from "@vigie/study";
import { parse } from "csv-parse/sync";
import type { Encoding, InputFile } from "../../plan.ts";
import { problem } from "../../problems.ts";
import { checkText } from "./check-text.ts";
import { fileProblem } from "./file-problem.ts";
import { joinedHeader } from "./joined-header.ts";

/**
 * The path of a file in plain UTF-8 with the same lines: the file itself, or a copy in the work folder where it
 * is compressed, in another encoding, or begins with titles, which the copy leaves out, but for the names that the header
 * leaves to the line above it. DuckDB reads gzip too, but takes a truncated file for a whole one.
 * @throws {VigieErrors} absent, empty, truncated, no text, or not in its declared encoding; disk full
 */
export async function utf8File(
  file: InputFile,
  {
    encoding,
    headerRow = 1,
    delimiter,
    quote = null,
  }: {
    readonly encoding: Encoding;
    readonly headerRow?: number;
    readonly delimiter?: string;
    readonly quote?: string | null;
  },
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
    const join = delimiter === undefined ? null : { delimiter, quote };
    const kept = headerRow === 1 ? text : Readable.from(linesFrom(text, { line: headerRow, join }));
    await pipeline(kept, createWriteStream(copy, { mode: 0o600 }));
  } catch (error) {
    await rm(copy, { force: true });
    throw fileProblem(error, file);
  }
  return copy;
}

type Separators = { readonly delimiter: string; readonly quote: string | null };

/** Longest header that is looked at: past it, the file is left as it is. */
const headerBytesMax = 1 << 20;

/** What follows so many ends of lines, less one, the header completed by the line above. */
async function* linesFrom(
  text: AsyncIterable<Uint8Array | string>,
  { line, join: separators }: { readonly line: number; readonly join: Separators | null },
) {
  let start = Buffer.alloc(0);
  let isHeader = true;
  for await (const chunk of text) {
    if (!isHeader) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, Buffer.from(chunk)]);
    const ends = endsOf(start, line);
    if (ends.length < line && start.length < headerBytesMax) continue;
    yield headerOf(start, ends, { line, separators });
    isHeader = false;
  }
  if (isHeader) yield headerOf(start, endsOf(start, line), { line, separators });
}

/** Where the first lines end, so many at most. */
function endsOf(bytes: Buffer, most: number): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(10); at >= 0 && ends.length < most; at = bytes.indexOf(10, at + 1))
    ends.push(at);
  return ends;
}

/** From the start of the header on. */
function headerOf(
  bytes: Buffer,
  ends: readonly number[],
  { line, separators }: { readonly line: number; readonly separators: Separators | null },
): Buffer {
  const begin = (ends[line - 2] ?? bytes.length - 1) + 1;
  const end = ends[line - 1] ?? bytes.length;
  const own = separators && namesOf(bytes.subarray(begin, end), separators);
  const over = separators && namesOf(bytes.subarray((ends[line - 3] ?? -1) + 1, begin), separators);
  if (separators === null || !own || !over) return bytes.subarray(begin);
  const names = joinedHeader(over, own);
  if (names.every((name, at) => name === own[at])) return bytes.subarray(begin);
  const isOfWindows = bytes[end - 1] === 13;
  return Buffer.concat([
    Buffer.from(headerLine(names, separators)),
    bytes.subarray(isOfWindows ? end - 1 : end),
  ]);
}

/** Null where the line is no whole record. */
function namesOf(line: Buffer, { delimiter, quote }: Separators): readonly string[] | null {
  const options = { delimiter, quote: quote ?? false, escape: quote, relax_column_count: true };
  try {
    const [names = []]: string[][] = parse(line.toString("utf8").replace(/^\ufeff|\r?\n?$/g, ""), options);
    return names;
  } catch {
    return null;
  }
}

function headerLine(names: readonly string[], { delimiter, quote }: Separators): string {
  const written = (name: string) =>
    quote !== null && (name.includes(delimiter) || name.includes(quote))
      ? `${quote}${name.replaceAll(quote, quote + quote)}${quote}`
      : name;
  return names.map(written).join(delimiter);
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
