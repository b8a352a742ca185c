export interface Part {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
}

/** A part laid on its bar. */
export interface LaidPart extends Part {
  readonly x: number;
  readonly width: number;
  /** What is written on it; null where it is too thin. */
  readonly wording: string | null;
}

export interface StackedBar {
  readonly label: string;
  readonly detail: string;
  /** From left to right; a share is null where masked. */
  readonly parts: readonly Part[];
  readonly sum?: BracketedSum | null;
}

/** Parts that follow one another, with what they add up to. */
export interface BracketedSum {
  readonly keys: readonly string[];
  readonly wording: string;
  /** After that number; may be empty. */
  readonly label: string;
}
