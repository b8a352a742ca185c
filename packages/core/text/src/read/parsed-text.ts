import type { MarkTarget } from "@vigie/tables";
import { type FilePlace, type VigieError, VigieErrors } from "@vigie/words";
import type { TextBlock, TextBlocks, TextInlines } from "../block.ts";
import type { Cited } from "../claims/claim.ts";

/** The text of a diagnostic as written: every name in it is known to the study, nothing is read of a table yet. */
export interface ParsedText {
  /** What stands before the first chapter: the key findings. */
  readonly cover: ParsedBlocks;
  readonly chapters: readonly ParsedChapter[];
}

export interface ParsedChapter {
  readonly id: string;
  readonly title: TextInlines<Cited>;
  readonly blocks: ParsedBlocks;
}

export interface ParsedFigure {
  readonly kind: "figure";
  /** What links to it name; that of its indicator where it shows one. */
  readonly id: string;
  readonly as: "alone" | "opinions" | "yes-no" | "rates";
  /** Whether the page that sums up has it as well. */
  readonly inSynthesis: boolean;
  /** One where it is alone. */
  readonly indicators: readonly string[];
  /** Empty where the figure gives its own. */
  readonly title: TextInlines<Cited>;
  readonly marks: readonly ParsedMark[];
  readonly place: FilePlace;
}

/** What the text points at on a figure, with the words written there. */
export interface ParsedMark {
  readonly target: MarkTarget;
  readonly label: TextInlines<Cited>;
}

/** `barriers`: where the table of barriers goes; `overview`: the groups of all the populations, one bar each. */
export type ParsedExhibit = ParsedFigure | { readonly kind: "barriers" | "overview" };
export type ParsedBlock = TextBlock<Cited, ParsedExhibit>;
export type ParsedBlocks = TextBlocks<Cited, ParsedExhibit>;

/** A text as it was read, or every mistake in it. */
export type TextRead<Text> = { readonly text: Text } | { readonly errors: readonly VigieError[] };

/** What is wrong in the texts of some languages. */
export function errorsIn(reads: readonly (TextRead<unknown> | null)[]): readonly VigieError[] {
  return reads.flatMap((read) => (read !== null && "errors" in read ? read.errors : []));
}

/**
 * The text that was read; null where there is none.
 * @throws {VigieErrors} every mistake of the text
 */
export function parsedTextIn<Text>(read: TextRead<Text> | null): Text | null {
  if (read === null) return null;
  if ("errors" in read) throw new VigieErrors(read.errors);
  return read.text;
}
