import type { FilePlace } from "@vigie/words";

/** Characters of a text from `start` to before `end`, and what takes their place. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

export function spliced(text: string, { start, end, put }: TextSpan): string {
  return text.slice(0, start) + put + text.slice(end);
}

/** A text from which parts were cut, that still knows the lines of the file it was. */
export interface TracedText {
  readonly text: string;
  /** For each line, its number in the file, from 1. */
  readonly lines: readonly number[];
}

export function tracedText(text: string): TracedText {
  return { text, lines: text.split("\n").map((_, at) => at + 1) };
}

/** Cuts the characters of a span out of a text; what stands in for them has no line feed. */
export function cut({ text, lines }: TracedText, span: TextSpan): TracedText {
  const first = lineAt(text, span.start) - 1;
  const gone = text.slice(span.start, span.end).split("\n").length - 1;
  const isWhole = span.start === 0 || text[span.start - 1] === "\n";
  const from = isWhole && span.put === "" ? first : first + 1;
  return { text: spliced(text, span), lines: lines.toSpliced(from, gone) };
}

/** The number of the line that an offset is in, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Where a line starts. @param line from 1 */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return offset;
}

/** Where a mistake stands. */
export function offsetOf(text: string, { line = 1, column = 1 }: FilePlace): number {
  return offsetOfLine(text, line) + column - 1;
}

/** A YAML file in which some days are written as others: those of a period in the place of another’s. */
export function replacedDays(text: string, days: ReadonlyMap<string, string>): string {
  const written = new RegExp(`\\b(?:${[...days.keys()].join("|")})\\b`, "g");
  return text.replace(written, (day) => days.get(day) ?? day);
}
