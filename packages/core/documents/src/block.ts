import type { Numbers } from "@vigie/words";
import type { Markup } from "./markup.ts";

/**
 * A part of a document, as plain data: whoever knows a fact returns blocks, with its words in its own catalogue; a page, an office
 * document, a typesetter or a terminal writes them.
 */
export type Block =
  | { readonly kind: "heading"; readonly level: HeadingLevel; readonly of: Inlines }
  | { readonly kind: "paragraph"; readonly of: Inlines }
  /** A warning that stands out. */
  | { readonly kind: "notice"; readonly of: Inlines }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly Inlines[] }
  | Facts
  | TableBlock
  /** Blocks folded under a line. */
  | { readonly kind: "details"; readonly summary: Inlines; readonly of: Blocks }
  | { readonly kind: "figure"; readonly drawings: readonly DrawnFigure[] }
  /** Blocks under a title that others link to. */
  | Section;

export type Blocks = readonly Block[];

export type HeadingLevel = 1 | 2 | 3 | 4;

export interface Section {
  readonly kind: "section";
  /** A name of Vigie or of the study, in the address of the page. */
  readonly id: string;
  readonly title: Inlines;
  readonly of: Blocks;
}

/** Terms, each with what it is. */
export interface Facts {
  readonly kind: "facts";
  readonly caption: string | null;
  readonly facts: readonly (readonly [term: Inlines, what: Inlines])[];
}

/** Its first column names the rows. */
export interface TableBlock {
  readonly kind: "table";
  readonly caption: string | null;
  readonly columns: readonly TableColumn[];
  /** Each as long as the columns. */
  readonly rows: readonly (readonly CellContent[])[];
}

export interface TableColumn {
  readonly head: Inlines;
  /** What a number in it is; texts in a column of numbers are set as they are. */
  readonly holds: "text" | NumberType;
}

/** Null for an empty one. */
export type CellContent = Inlines | number | null;

export interface DrawnFigure {
  readonly svg: Markup;
  /** What it shows, in words. */
  readonly alternative: string;
}

/** A piece of a text. */
export type Inline =
  | string
  | { readonly kind: "strong" | "emphasis"; readonly of: Inlines }
  /** A line ends here. */
  | { readonly kind: "break" }
  /** Words of less weight than those before them. */
  | { readonly kind: "aside"; readonly of: Inlines }
  /** Left to whoever completes the document, and highlighted. */
  | { readonly kind: "open"; readonly text: string }
  /** In another language than the document. */
  | { readonly kind: "foreign"; readonly language: string; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly of: Inlines };

export type Inlines = Inline | readonly Inline[];

/** A paragraph for each text, without the empty ones. */
export function paragraphs(texts: readonly (Inlines | null)[]): Blocks {
  return filled(texts).map((of) => ({ kind: "paragraph", of }));
}

/** A list, without its empty items; nothing where all are. */
export function list(items: readonly (Inlines | null)[]): Blocks {
  const found = filled(items);
  return found.length === 0 ? [] : [{ kind: "list", isOrdered: false, items: found }];
}

function filled(texts: readonly (Inlines | null)[]): readonly Inlines[] {
  return texts.flatMap((text) => (text === null || text === "" ? [] : [text]));
}

export function table(
  caption: string | null,
  columns: readonly TableColumn[],
  rows: readonly (readonly CellContent[])[],
): TableBlock {
  return { kind: "table", caption, columns, rows };
}

/** Several texts in one, with a comma between them. */
export function listed(texts: readonly Inlines[]): Inlines {
  return texts.flatMap((text, at) => [...(at === 0 ? [] : [", "]), ...piecesOf(text)]);
}

export function piecesOf(inlines: Inlines): readonly Inline[] {
  return isPiece(inlines) ? [inlines] : inlines;
}

function isPiece(inlines: Inlines): inlines is Inline {
  return typeof inlines === "string" || "kind" in inlines;
}

/** Inlines without their marks. */
export function plainText(inlines: Inlines): string {
  return piecesOf(inlines)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return "of" in piece ? plainText(piece.of) : "text" in piece ? piece.text : " ";
    })
    .join("");
}

/** What a cell shows: a number as its column says. */
export function cellInlines(
  cell: CellContent | undefined,
  { holds }: TableColumn,
  numbers: Parameters<typeof numberText>[2],
): Inlines {
  if (typeof cell !== "number") return cell ?? "";
  return holds === "text" ? String(cell) : numberText(cell, holds, numbers);
}

/** How a number is written, by what it is. */
const written = {
  count: (value, { count }) => count(value),
  /** To two decimals at most. */
  decimal: (value, { rounded }) => rounded(value, 2),
  /** In 0..1, as a percentage to one decimal. */
  share: (value, { percent }) => percent(value, 1),
  /** In 0..1, as a percentage to a whole number: how alike two things are. */
  likeness: (value, { percent }) => percent(value, 0),
  /** Percentage points of error: to one decimal, to two under one point. */
  points: (value, { rounded, fixed }) => (value < 1 ? rounded(value, 2) : fixed(value, 1)),
  /** Differences bear their sign, `+3`, `−3`, `0`: of counts, of decimals, of percentage points. */
  difference: (value, { signedRounded }) => signedRounded(value, 3),
  decimalDifference: (value, { signedRounded }) => signedRounded(value, 2),
  pointsDifference: (value, { signedFixed }) => signedFixed(value, 1),
} satisfies Readonly<Record<string, (value: number, numbers: Numbers) => string>>;

export type NumberType = keyof typeof written;

/** A number in the words of a language. */
export function numberText(value: number, type: NumberType, numbers: Numbers): string {
  return written[type](value, numbers);
}
