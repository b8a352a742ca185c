import type { MessageValue } from "./message-value.ts";

/** Where a mistake is. `row` counts the data rows of a table from 1; `line` counts the lines of a file from 1. */
export interface FilePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
  readonly field?: string;
}

export type ProblemValues = Readonly<Record<string, MessageValue>>;

/**
 * A mistake in the input, or a refusal to endanger people; several are collected and reported together.
 * It holds values only as `MessageValue`, and never the error of a driver, whose text quotes data.
 */
export class VigieError extends Error {
  readonly code: string;
  readonly place: FilePlace;
  readonly values: ProblemValues;
  readonly excerpt: Excerpt | null;

  constructor(code: string, place: FilePlace, values: ProblemValues = {}, excerpt: Excerpt | null = null) {
    super(code);
    this.name = "VigieError";
    this.code = code;
    this.place = place;
    this.values = values;
    this.excerpt = excerpt;
  }
}

/** Several mistakes found in one step, thrown together so that the person mends them in one go. */
export class VigieErrors extends Error {
  readonly errors: readonly VigieError[];

  constructor(errors: readonly VigieError[]) {
    super(errors.map((error) => error.code).join(", "));
    this.name = "VigieErrors";
    this.errors = errors;
  }
}

/** The line of a file where a mistake is. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** Column of the mistake in `text`, from 1; null where the whole line is meant. */
  readonly column: number | null;
}

/** Text that came from a file, without the characters that move a terminal's cursor, colour it or hide text. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
}

/**
 * The problems, each with its line where its file is among `files`: those of a study, which hold nothing of persons. Never
 * give it data or a mapping, which holds a secret.
 */
export function withExcerpts(
  errors: readonly VigieError[],
  files: ReadonlyMap<string, string>,
): readonly VigieError[] {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const found = lines.get(file) ?? files.get(file)?.split(/\r\n|\r|\n/) ?? [];
    lines.set(file, found);
    return found;
  };
  return errors.map((error) => {
    const { file, line, column } = error.place;
    const text = file === undefined || line === undefined ? undefined : linesOf(file)[line - 1];
    if (line === undefined || text === undefined || text.trim() === "") return error;
    return new VigieError(error.code, error.place, error.values, {
      line,
      ...window(visible(text.replaceAll("\t", " ")), column ?? null),
    });
  });
}

/** Characters of a line that are shown around a mistake. */
const widthMax = 100;

/** What is around the mistake, `…` for what is left out. */
function window(text: string, column: number | null): Pick<Excerpt, "text" | "column"> {
  const end = text.trimEnd();
  if (end.length <= widthMax) return { text: end, column };
  const start = column === null ? 0 : Math.max(0, Math.min(column - 1 - widthMax / 2, end.length - widthMax));
  const before = start === 0 ? "" : "…";
  const after = start + widthMax < end.length ? "…" : "";
  return {
    text: `${before}${end.slice(start, start + widthMax)}${after}`,
    column: column === null ? null : column - start + before.length,
  };
}
