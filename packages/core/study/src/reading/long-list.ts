/** A list of one-line items in a text, in pieces: a parser holds some fifty objects per item until its text is over. */
export interface LongList {
  /** The text with the first piece of the list alone. */
  readonly shortened: string;
  /** Where a place of it stands in the whole text. */
  readonly placeInWhole: (offset: number) => number;
  /** Where the last item of the first piece stands. */
  readonly lastItem: number;
  readonly others: readonly ListPiece[];
}

export interface ListPiece {
  readonly text: string;
  /** Where it stands in the whole text. */
  readonly start: number;
  readonly items: number;
}

/** Items of a piece; a list of less than two is read at once. */
const pieceItems = 100;

const oneLineItem = /^( *)- \{.*\}$/;
const noItem = /^ *(?:#.*)?$/;

/**
 * The longest run of lines that look each like an item; only parsing shows whether they are.
 * @returns null where it is short
 */
export function longListIn(text: string): LongList | null {
  const starts = longestRun(text);
  if (starts.length < 2 * pieceItems) return null;
  const ends = [...starts.keys()].filter((at) => at > 0 && at % pieceItems === 0);
  const cuts = [...ends.map((at) => starts[at] ?? 0), lineEnd(text, starts.at(-1) ?? 0)];
  const [first = 0, last = 0] = [cuts[0], cuts.at(-1)];
  return {
    shortened: text.slice(0, first) + text.slice(last),
    placeInWhole: (offset) => (offset < first ? offset : offset - first + last),
    lastItem: text.indexOf("{", starts[pieceItems - 1]),
    others: cuts.slice(1).map((end, at) => {
      const start = cuts[at] ?? 0;
      return {
        text: text.slice(start, end),
        start,
        items: Math.min(pieceItems, starts.length - (at + 1) * pieceItems),
      };
    }),
  };
}

/** Where each item of it starts its line; all are indented alike. */
function longestRun(text: string): readonly number[] {
  let longest: number[] = [];
  let run: number[] = [];
  let indent: string | null = null;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end - 1);
    const [, own = null] = oneLineItem.exec(line) ?? [];
    if (own !== indent && (own !== null || !noItem.test(line))) [run, indent] = [[], own];
    if (own !== null) run.push(start);
    if (run.length > longest.length) longest = run;
    start = end;
  }
  return longest;
}

/** After the line feed that ends the line; a last line without one counts as if it had. */
function lineEnd(text: string, start: number): number {
  const found = text.indexOf("\n", start);
  return found < 0 ? text.length + 1 : found + 1;
}
