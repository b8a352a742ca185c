/** A text document, as word processors read it. */
export interface WrittenDocument {
  readonly title: string;
  /** A tag of BCP 47 with its region, as `fr-FR`. */
  readonly language: string;
  /** At the bottom of each page, before its number. */
  readonly footer: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { readonly kind: "heading"; readonly level: HeadingLevel; readonly runs: readonly Run[] }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | {
      readonly kind: "list";
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Run[])[];
    }
  | DocumentTable;

export type HeadingLevel = 1 | 2 | 3 | 4;

/** Its first row is its header, printed again on each page. */
export interface DocumentTable {
  readonly kind: "table";
  readonly head: readonly (readonly Run[])[];
  /** Each as long as the header. */
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

/** A stretch of text. */
export interface Run {
  readonly text: string;
  /** `open`: left to whoever completes the document, and highlighted. */
  readonly style: "plain" | "strong" | "open";
  /** Where it leads, in https or mailto; null for no link. */
  readonly href: string | null;
}

/** Of A4 with margins of 2 cm, in hundredths of a millimetre. */
const lineWidth = 17_000;

/** Narrower, a column breaks its words. */
const leastWidth = 2_200;

/** Widths of the columns of a table, in hundredths of a millimetre: in proportion to the square root of their longest text. */
export function columnWidths({ head, rows }: DocumentTable): readonly number[] {
  const weights = head.map((_, column) =>
    Math.sqrt(Math.max(1, ...[head, ...rows].map((row) => lengthOf(row[column] ?? [])))),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const spare = lineWidth - leastWidth * head.length;
  return weights.map((weight) => Math.round(leastWidth + (spare * weight) / sum));
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((length, { text }) => length + text.length, 0);
}
