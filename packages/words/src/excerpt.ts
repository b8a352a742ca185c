/** The line of a file where a mistake is. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** Column of the mistake in `text`, from 1; null where the whole line is meant. */
  readonly column: number | null;
}
