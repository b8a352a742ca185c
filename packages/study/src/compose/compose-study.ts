import type { VigieError } from "@vigie/words";
import { replacedDays } from "../edit/replaced-days.ts";
import type { Window } from "../study.ts";
import { composedFiles } from "./composed-files.ts";
import { composedIndicators } from "./composed-indicators.ts";
import { composedText } from "./composed-text.ts";
import { type PieceHead, pieceHead } from "./piece-head.ts";
import { studyText } from "./study-text.ts";

/** A small study that stands alone, to compose with others: its files, by path. */
export interface Piece {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What a lead says of her study, or what follows from her département. */
export interface Composition {
  /** Short name, as `study:` wants it. */
  readonly study: string;
  /** Added to the title; null for none. */
  readonly place: string | null;
  /** Null keeps that of the pieces. */
  readonly window: Window | null;
  readonly timezone: string;
  /** Département of `ownHolidays`; null for the holidays of the rest of France. */
  readonly holidays: string | null;
  /** Names of partners, by id; that of the pieces stands for one left out. */
  readonly partners: ReadonlyMap<string, string>;
  /** Files that take the place of those of the pieces, such as the communes of a département. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * One study out of several pieces: their partners together, their code lists and sources once each, their indicators and
 * their texts one after the other. The first and the last day of the pieces become those of the study wherever they stand.
 * @param pieces one at least, each of which loads; in the order of the text
 * @returns text by path, and the names of the partners; or every disagreement between two pieces
 */
export function composeStudy(
  pieces: readonly Piece[],
  composition: Composition,
):
  | { readonly files: ReadonlyMap<string, string>; readonly partners: readonly string[] }
  | { readonly errors: readonly VigieError[] } {
  const heads = pieces.map(pieceHead);
  const found: VigieError[] = [];
  const files = composedFiles(pieces, composition.files, found);
  const indicators = composedIndicators(pieces, found);
  if (found.length > 0) return { errors: found };
  const study = studyText(heads, composition);
  const text = composedText(pieces);
  const all = new Map([
    ["study.yaml", study],
    ...files,
    ["indicators.yaml", indicators],
    ...(text === null ? [] : [["diagnostic.fr.md", text] as const]),
  ]);
  return {
    files: composition.window === null ? all : dated(all, heads, composition.window),
    partners: [...new Set(heads.flatMap(({ partners }) => [...partners.keys()]))],
  };
}

/** The window of the study in the place of that of each piece. */
function dated(
  files: ReadonlyMap<string, string>,
  heads: readonly PieceHead[],
  { from, to }: Window,
): ReadonlyMap<string, string> {
  const days = new Map(
    heads.flatMap(({ window }) => [[window.from, from] as const, [window.to, to] as const]),
  );
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith(".yaml") ? replacedDays(text, days) : text]),
  );
}
