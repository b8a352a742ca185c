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
}
