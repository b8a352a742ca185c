import { textWidth } from "@vigie/drawing";

/** What a column of a table asks of a page, in ems of its letters. */
export interface ColumnLayout {
  /** Under which its longest word, or its longest number, would be cut. */
  readonly least: number;
  /** At which nothing in it needs a second line, up to what is pleasant to read. */
  readonly preferred: number;
  /** Words are set from the left; numbers from the right, so that their digits stand in line. */
  readonly isText: boolean;
}

interface Columns {
  readonly columns: readonly { readonly head: string; readonly under: readonly string[] }[];
  readonly groups: readonly { readonly rows: readonly (readonly string[])[] }[];
}

/** Wider cells are sentences, which may go on under themselves. */
const numberMax = 12;
const wordsMax = { first: 24, other: 18 } as const;
/** A longer word, an address or a hash, is cut. */
const wordMax = 17;
/** The lines that a head takes where there is room, and where there is not. */
const headLines = { preferred: 2, least: 3 } as const;
const bold = 1.06;
/** Digits of one width are wider than the others, and numbers are never cut. */
const tabular = 1.1;

/** The columns of a table from what they hold, each of those under one head apart. */
export function columnLayouts({ columns, groups }: Columns): readonly ColumnLayout[] {
  const heads = columns.flatMap(({ head, under }) =>
    under.length === 0
      ? [{ label: head, share: textWidth(head, bold) }]
      : under.map((label) => ({
          label,
          share: Math.max(textWidth(label, bold), textWidth(head, bold) / under.length),
        })),
  );
  return heads.map(({ label, share }, at) => {
    const cells = groups.flatMap(({ rows }) => rows.map((row) => row[at] ?? ""));
    const widest = Math.max(0, ...cells.map((cell) => textWidth(cell, 1)));
    const isText = at === 0 || widest > numberMax;
    const needed = isText ? Math.max(0, ...cells.map(longestWord)) : widest * tabular;
    const least = Math.max(needed, longestWord(label) * bold, share / headLines.least);
    const whole = isText
      ? Math.min(Math.max(widest, at === 0 ? share : 0), at === 0 ? wordsMax.first : wordsMax.other)
      : share / headLines.preferred;
    return { least, preferred: Math.max(least, whole), isText };
  });
}

function longestWord(text: string): number {
  return Math.min(wordMax, Math.max(0, ...text.split(" ").map((word) => textWidth(word, 1))));
}
