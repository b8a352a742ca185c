import type { Block, Inlines } from "@vigie/documents";
import type { DataWarning } from "@vigie/tables";
import type { BoxKind } from "@vigie/text";
import type { ColumnLayout } from "./column-layout.ts";

/**
 * What one document holds: the findings with a few figures; what moved, on one page; the text that is easy to read; the text with its figures; or all that stands behind it, each
 * indicator of each source and the table of every figure.
 */
export const paperExtents = ["synthesis", "note", "easy", "diagnostic", "annexes"] as const;
export type PaperExtent = (typeof paperExtents)[number];

/**
 * The diagnostic as a typesetter gets it: plain data, every text a string that it shows and never runs. Made by
 * `paperOf` alone.
 */
export interface Paper {
  readonly language: string;
  readonly title: string;
  /** Which of the documents of an edition it is; null for the diagnostic itself. */
  readonly subtitle: string | null;
  /** Who publishes it, and its subjects in words, for catalogues; null and empty where the study does not say. */
  readonly publisher: string | null;
  readonly keywords: readonly string[];
  /** Logo of the publisher: an SVG as it is written, or the bytes of a PNG; null where there is none. */
  readonly logo: { readonly format: "svg" | "png"; readonly content: string | readonly number[] } | null;
  readonly summary: string | null;
  /** Partners, period, version. */
  readonly edition: string;
  /** Day of the latest data; null before the first. */
  readonly date: { readonly day: string; readonly wording: string } | null;
  /** The mark of fictitious data, or of data whose origin nobody could check, and what it means; null where there is none. */
  readonly warning: DataWarning | null;
  /** What the typesetter itself says. */
  readonly says: Readonly<Record<"contents" | "page" | "table" | "figure" | "foot", string>>;
  /** Whether its contents are listed: a few pages need no list. */
  readonly hasContents: boolean;
  /** Large letters, and nothing at its head but its title. */
  readonly isEasy: boolean;
  /** Whether letters are as small as one sheet asks, down to 8.5 points. */
  readonly isOneSheet: boolean;
  readonly parts: readonly PaperPart[];
  /** What the annex is called, and the tables of the figures, which it holds. */
  readonly annex: { readonly title: string; readonly tables: readonly PaperTable[] };
}

export interface PaperPart {
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly blocks: readonly PaperBlock[];
}

/** Blocks of the tree of all documents, and those that only the diagnostic has. */
export type PaperBlock =
  | Extract<Block, { readonly kind: "paragraph" | "facts" }>
  | PaperHeading
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly PaperBlock[])[] }
  | { readonly kind: "quote"; readonly of: readonly PaperBlock[] }
  | { readonly kind: "box"; readonly box: BoxKind | "notice"; readonly of: readonly PaperBlock[] }
  /** SVG of the pictogram, which says nothing that the idea does not. */
  | { readonly kind: "idea"; readonly pictogram: string; readonly of: readonly PaperBlock[] }
  | PaperFigure
  | PaperTable;

interface PaperHeading {
  readonly kind: "heading";
  readonly level: number;
  /** Where it is linked to. */
  readonly id?: string;
  /** Whether it names a figure: contents leave those out. */
  readonly isOfFigure?: boolean;
  readonly of: Inlines;
}

export interface PaperFigure {
  readonly kind: "figure";
  readonly subtitle: string;
  /** SVG that stands alone; several, one under the other, where one would be too tall for a page. */
  readonly drawings: readonly { readonly svg: string; readonly alternative: string }[];
  readonly note: readonly { readonly head: string; readonly sentence: string }[];
  /** Set in the annex. */
  readonly table: PaperTable;
}

export interface PaperTable {
  readonly kind: "table";
  /** Identifier of the figure that it belongs to; null for a table of its own. */
  readonly figure: string | null;
  readonly caption: string;
  readonly columns: readonly { readonly head: string; readonly under: readonly string[] }[];
  readonly groups: readonly {
    readonly heading: string | null;
    readonly rows: readonly (readonly string[])[];
  }[];
  /** Layout of each column, those under one head apart. */
  readonly layout: readonly ColumnLayout[];
}

export function paperPart(id: string, title: string, blocks: readonly PaperBlock[]): PaperPart {
  return { id, title, origin: "", blocks };
}
