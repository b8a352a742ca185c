type DrawingMessage =
  | "cell.notShown"
  | "cell.notShownShort"
  | "cell.nothing"
  | "cell.unknown"
  | "drawing.against"
  | "drawing.rest"
  | "drawing.restIs"
  | "drawing.whole"
  | "drawing.wholeIs"
  | "fictitious.mark";

/** What a drawing needs of a language: its few messages and its numbers. */
export interface DrawingWords {
  readonly say: (key: DrawingMessage, values?: Readonly<Record<string, string | number>>) => string;
  readonly count: (count: number) => string;
  readonly number: (value: number, decimals: number) => string;
  /** @param share in 0..1 */
  readonly percent: (share: number, decimals?: number) => string;
}
