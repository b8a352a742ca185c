import { type Blocks, blocksLines } from "@vigie/documents";
import { localeOf, type MessageValues, numbersIn, visible } from "@vigie/words";
import type { CliMessage, CliMessages } from "../messages.ts";
import { progressLine } from "./progress-line.ts";

/** Output of a command: steps as they end, progress on a terminal only, results at the end. */
export interface Terminal {
  /** A step that ended: what, how many, how long. */
  step(what: string, detail?: string): void;
  /** What is being done, and where it stands, until something else is written; on a terminal only. */
  progress(what: string, share: number | null): void;
  /** Removes the line of progress. */
  close(): void;
  line(text?: string): void;
  /** A line with a message. */
  print(message: CliMessage, values?: MessageValues): void;
  /** Prints a line with a message, under an empty one. */
  section(message: CliMessage, values?: MessageValues): void;
  /** Names and their descriptions, in two columns. */
  list(rows: readonly (readonly [name: string, description: string])[]): void;
  /** What pages show as blocks, as lines. */
  blocks(blocks: Blocks): void;
  warn(text: string): void;
  warning(message: CliMessage, values?: MessageValues): void;
  /** In the language of the command. */
  readonly messages: CliMessages;
}

/** What is printed on. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Descriptor, where it has one. */
  readonly fd?: number;
  write(text: string): unknown;
}

/** Columns of a terminal that does not say, or of none. */
export const usualColumns = 80;

/**
 * A calm terminal; `clock` gives milliseconds. Whatever names hold, nothing printed moves the cursor. Lines are
 * wrapped on a terminal only: a file or a program gets them whole.
 */
export function openTerminal(given: {
  readonly out: Stream;
  readonly error: Stream;
  readonly clock: () => number;
  readonly color: boolean;
  readonly messages: CliMessages;
}): Terminal {
  const { out, error, clock, color, messages } = given;
  let since = clock();
  const line = out.isTTY && out.fd !== undefined ? progressLine(out.fd, (text) => out.write(text)) : null;
  // A terminal without a window, as over a serial line, says that it has none.
  const columns = () => out.columns || usualColumns;
  const clear = () => line?.clear();
  const faint = (text: string) => (color && out.isTTY ? `\u001b[2m${text}\u001b[22m` : text);
  const print = (text: string) => {
    clear();
    const inert = visible(text);
    out.write(`${out.isTTY ? wrappedText(inert, columns()) : inert}\n`);
  };
  const warn = (text: string) => {
    clear();
    error.write(`${visible(messages.message("warning", { text }))}\n`);
  };
  const numbers = numbersIn(localeOf(messages.language));
  return {
    messages,
    step(what, detail) {
      const seconds = numbers.fixed((clock() - since) / 1000, 1);
      since = clock();
      clear();
      const room = Math.min(columns(), usualColumns) - timeWidth;
      const both = `${visible(what).padEnd(nameWidth)}  ${visible(detail ?? "")}`;
      const fits = what.length <= nameWidth && both.length < room;
      const time = faint(`${seconds} s`.padStart(timeWidth));
      out.write(`${(fits ? both : visible(what)).padEnd(room)}${time}\n`);
      if (!fits && detail !== undefined) print(`  ${detail}`);
    },
    progress(what, share) {
      line?.show(visible(what), share, columns());
    },
    close: clear,
    line: (text = "") => print(text),
    print: (message, values) => print(messages.message(message, values)),
    section(message, values) {
      print("");
      print(messages.message(message, values));
    },
    list(rows) {
      const width = Math.max(...rows.map(([name]) => name.length));
      const isWide = width > columns() / 2;
      for (const [name, description] of rows)
        for (const text of isWide
          ? [`  ${name}`, `    ${description}`]
          : [`  ${name.padEnd(width)}  ${description}`])
          print(text);
    },
    blocks(blocks) {
      for (const text of blocksLines(blocks, numbers)) print(text);
    },
    warn,
    warning: (message, values) => warn(messages.message(message, values)),
  };
}

const nameWidth = 32;
const timeWidth = 9;

/** For `--json`: nothing but the result on the standard output. */
export function silentTerminal(messages: CliMessages): Terminal {
  const none = () => {};
  return {
    messages,
    step: none,
    progress: none,
    close: none,
    line: none,
    print: none,
    section: none,
    list: none,
    blocks: none,
    warn: none,
    warning: none,
  };
}

/** A path as a person would type it in a command: within quotes where it holds a space. */
export function asTyped(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}

/** A line where the terminal would cut it in the middle of a word: a path or an example stays whole. */
const unbroken = /^\s*(Exemple : |Example: )?vigie /;

/**
 * Lines of `width` characters at most, cut between words. What follows hangs under the last wide gap of its line,
 * as in a list of options, or under its first word.
 */
export function wrappedText(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.length <= width || unbroken.test(line) ? [line] : cut(line, width)))
    .join("\n");
}

/** A space where French lets a line end: not inside quotation marks, not before high punctuation. */
const between = /(?<!«) (?![;:?!»…])/;

function cut(line: string, width: number): readonly string[] {
  const gap = /^.*\S\s{2,}(?=\S)/.exec(line)?.[0].length ?? width;
  const hang = gap <= width / 2 ? gap : (/^\s*/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [line.slice(0, hang)];
  for (const word of line.slice(hang).split(between)) {
    const last = lines.at(-1) ?? "";
    const started = last.length > hang;
    if (started && last.length + 1 + word.length > width) lines.push(" ".repeat(hang) + word);
    else lines.splice(-1, 1, started ? `${last} ${word}` : last + word);
  }
  return lines;
}
