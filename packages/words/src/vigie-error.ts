import type { Excerpt } from "./excerpt.ts";
import type { MessageValue } from "./message-value.ts";

/** Where a mistake is. `row` counts the data rows of a table from 1; `line` counts the lines of a file from 1. */
export interface Place {
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
  readonly place: Place;
  readonly values: ProblemValues;
  readonly excerpt: Excerpt | null;

  constructor(code: string, place: Place, values: ProblemValues = {}, excerpt: Excerpt | null = null) {
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
