import { type ByteSource, byteChunks, passingChunks } from "../byte-source.ts";
import type { Separators } from "./csv-format.ts";

/** A return and a line feed, a line feed, or a return alone. */
export type LineEnd = "windows" | "unix" | "return";

export interface OddLineEnd {
  /** From 1. */
  readonly line: number;
  readonly end: LineEnd;
  /** How the first line ends. */
  readonly first: LineEnd;
}

/**
 * The first line that does not end as the first of the file does, ends inside quotes left out. DuckDB cannot read such a file:
 * two files one after the other, or a line break in a value that has no quotes. Null where all lines end alike.
 */
export async function oddLineEnd(source: ByteSource, separators: Separators): Promise<OddLineEnd | null> {
  let line = 1;
  let first: LineEnd | null = null;
  for await (const ends of lineEnds(source, separators))
    for (const { end, isQuoted } of ends) {
      if (!isQuoted) {
        first ??= end;
        if (end !== first) return { line, end, first };
      }
      line++;
    }
  return null;
}

interface FoundEnd {
  readonly end: LineEnd;
  readonly isQuoted: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;

/** @yields those that each chunk decides: a return that ends it may be the first half of an end */
async function* lineEnds(
  source: ByteSource,
  { delimiter, quote }: Separators,
): AsyncGenerator<readonly FoundEnd[]> {
  const parting = new TextEncoder().encode(delimiter).at(-1);
  const mark = quote === null || quote === "" ? -1 : quote.charCodeAt(0);
  let previous = lineFeed;
  let isQuoted = false;
  /** A quote opens a value; elsewhere it is part of it, or the second half of a doubled one. */
  let opensValue = true;
  for await (const bytes of passingChunks(source)) {
    const ends: FoundEnd[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (previous === carriageReturn) ends.push({ end: byte === lineFeed ? "windows" : "return", isQuoted });
      else if (byte === lineFeed) ends.push({ end: "unix", isQuoted });
      const isMark: boolean = byte === mark && (isQuoted || opensValue);
      if (isMark) isQuoted = !isQuoted;
      opensValue = isMark || byte === parting || byte === lineFeed || byte === carriageReturn;
      previous = byte;
    }
    yield ends;
  }
  if (previous === carriageReturn) yield [{ end: "return", isQuoted }];
}

const newLine = 10;

/**
 * Line of the first null byte of a file, from 1; null where it has none: a text has none, whatever its values.
 * @param signal the answer is null too where nobody wants it any more
 */
export async function lineOfNullByte(read: ByteSource, signal: AbortSignal): Promise<number | null> {
  const source = read.original ?? read;
  let at = 0;
  for await (const bytes of passingChunks(source)) {
    if (signal.aborted) return null;
    const found = bytes.indexOf(0);
    if (found >= 0) return lineAt(source, at + found);
    at += bytes.length;
  }
  return null;
}

/** Ends of lines before a position, and one: the file is read again, as this hardly ever happens. */
async function lineAt(source: ByteSource, position: number): Promise<number> {
  let line = 1;
  for await (const bytes of byteChunks(source, { end: position }))
    for (let end = bytes.indexOf(newLine); end >= 0; end = bytes.indexOf(newLine, end + 1)) line++;
  return line;
}
