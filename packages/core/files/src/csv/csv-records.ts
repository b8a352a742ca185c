import type { Separators } from "./csv-format.ts";

export interface CsvRecord {
  readonly values: readonly string[];
  /** Line where it starts, from 1. */
  readonly line: number;
  /** Line where it ends. */
  readonly lastLine: number;
}

/** A quote left open, text against a quote that closed, or no end within reach, in the record that starts on this line. */
export class UnreadableRecord extends Error {
  readonly line: number;
  readonly why: "quote_open" | "quote_inside" | "too_long";

  constructor(line: number, why: UnreadableRecord["why"]) {
    super("no record");
    this.line = line;
    this.why = why;
  }
}

export interface RecordReading extends Separators {
  /** Quotes inside a value that has none around it are part of it; else they are refused. */
  readonly lenient: boolean;
}

/** Longest record, in characters: past it a quote was left open, or lines do not end as the first one does. */
const recordMax = 1_000_000;

/**
 * The records of a text, as it comes; lines with nothing on them are none. Lines end by line feeds, with or without a
 * return before, or by returns where the first one does (RFC 4180 has returns and line feeds only).
 * @yields those that each piece of the text ends
 * @throws {UnreadableRecord} after the records before it
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  reading: RecordReading,
): AsyncGenerator<readonly CsvRecord[]> {
  const scan = recordScanner(reading);
  for await (const piece of pieces) {
    const { records, unreadable } = scan(piece, false);
    yield records;
    if (unreadable !== null) throw unreadable;
  }
  const { records, unreadable } = scan("", true);
  yield records;
  if (unreadable !== null) throw unreadable;
}

/** Records of a text, and the one that hides those after it, if any. */
export interface RecordsFound {
  readonly records: readonly CsvRecord[];
  readonly unreadable: UnreadableRecord | null;
}

/** The records of a text that is there whole; the first ones, so many at most. */
export function recordsIn(
  text: string,
  reading: RecordReading,
  most = Number.POSITIVE_INFINITY,
): RecordsFound {
  return recordScanner(reading)(text, true, most);
}

const lineFeed = 10;
const carriageReturn = 13;

/** A value, or null where more of the text is needed to know where it ends. */
type Scanned = { readonly value: string; readonly end: number } | null;

function recordScanner({ delimiter, quote, lenient }: RecordReading) {
  const parting = delimiter.charCodeAt(0);
  const quoting = quote === null || quote === "" ? -1 : quote.charCodeAt(0);
  let held = "";
  let line = 1;
  /** Lines end by returns alone: unknown until the first ends. */
  let isOfReturns: boolean | null = null;
  /** Where a record goes on after the text that is there. */
  let isQuoteOpen = false;

  /** @returns what the text ends; what is left waits for the next piece */
  return (piece: string, isLast: boolean, most = Number.POSITIVE_INFINITY): RecordsFound => {
    const text = held + piece;
    const records: CsvRecord[] = [];
    let at = 0;
    try {
      while (at < text.length && records.length < most) {
        const values: string[] = [];
        const end = recordFrom(text, at, { values, isLast });
        if (end === null) {
          if (text.length - at > recordMax)
            throw new UnreadableRecord(line, isQuoteOpen ? "quote_open" : "too_long");
          break;
        }
        const lastLine = line + breaksIn(values);
        if (values.length > 1 || values[0] !== "" || text.charCodeAt(at) === quoting)
          records.push({ values, line, lastLine });
        line = lastLine + 1;
        at = end;
      }
    } catch (error) {
      if (error instanceof UnreadableRecord) return { records, unreadable: error };
      throw error;
    }
    held = text.slice(at);
    return { records, unreadable: null };
  };

  /** @returns where the next record starts; null where this one may go on */
  function recordFrom(
    text: string,
    start: number,
    { values, isLast }: { readonly values: string[]; readonly isLast: boolean },
  ): number | null {
    isQuoteOpen = false;
    for (let at = start; ; ) {
      const found = text.charCodeAt(at) === quoting ? quotedFrom(text, at, isLast) : plainFrom(text, at, at);
      if (found === null) return null;
      values.push(found.value);
      if (found.end >= text.length) return isLast ? text.length : null;
      if (text.charCodeAt(found.end) !== parting) return afterLineEnd(text, found.end, isLast);
      at = found.end + 1;
    }
  }

  /** @returns null where the end of the line may be cut in two */
  function afterLineEnd(text: string, at: number, isLast: boolean): number | null {
    if (text.charCodeAt(at) === lineFeed) {
      isOfReturns ??= false;
      return at + 1;
    }
    if (at + 1 === text.length && !isLast) return null;
    const isPair = text.charCodeAt(at + 1) === lineFeed;
    isOfReturns ??= !isPair;
    return at + (isPair ? 2 : 1);
  }

  /** @param start of the value, where what is scanned is not its first character */
  function plainFrom(text: string, start: number, from: number): Scanned {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === parting || isLineEnd(text, at, code)) return { value: text.slice(start, at), end: at };
      if (code === quoting && !lenient) throw new UnreadableRecord(line, "quote_inside");
    }
    return { value: text.slice(start), end: text.length };
  }

  function quotedFrom(text: string, start: number, isLast: boolean): Scanned {
    const mark = text.charAt(start);
    let hasPairs = false;
    for (let at = start + 1; ; at += 2) {
      at = text.indexOf(mark, at);
      if (at < 0) {
        if (isLast) throw new UnreadableRecord(line, "quote_open");
        isQuoteOpen = true;
        return null;
      }
      if (at + 1 === text.length && !isLast) return null;
      const next = text.charCodeAt(at + 1);
      if (next === quoting) {
        hasPairs = true;
        continue;
      }
      if (at + 1 < text.length && next !== parting && !isLineEnd(text, at + 1, next)) {
        if (!lenient) throw new UnreadableRecord(line, "quote_inside");
        return plainFrom(text, start, at + 1);
      }
      const value = text.slice(start + 1, at);
      return { value: hasPairs ? value.replaceAll(mark + mark, mark) : value, end: at + 1 };
    }
  }

  /** A return that ends the text may be the first half of an end. */
  function isLineEnd(text: string, at: number, code: number): boolean {
    if (code === lineFeed) return isOfReturns !== true;
    if (code !== carriageReturn) return false;
    return isOfReturns !== false || at + 1 === text.length || text.charCodeAt(at + 1) === lineFeed;
  }
}

function breaksIn(values: readonly string[]): number {
  let breaks = 0;
  for (const value of values)
    if (value.includes("\n") || value.includes("\r")) breaks += value.match(/\r\n|\r|\n/g)?.length ?? 0;
  return breaks;
}
