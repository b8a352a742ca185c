import { parse } from "yaml";
import { studyFile } from "../forms/study-schema.ts";
import type { Window } from "../model/period.ts";
import { type Text, textOf } from "../model/text.ts";
import { textFile } from "../shapes/shared-shapes.ts";

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
  /** Département of `departementsWithHolidays`; null for the holidays of the rest of France. */
  readonly holidays: string | null;
  /** Names of partners, by id; that of the pieces stands for one left out. */
  readonly partners: ReadonlyMap<string, Text>;
  /** Whether its texts are in English too, as those of the pieces are, or in French alone. */
  readonly english: boolean;
  /** Files that take the place of those of the pieces, such as the communes of a département. */
  readonly files: ReadonlyMap<string, string>;
}

/** What the composed study keeps of `study.yaml` of a piece. */
export interface PieceHead {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  readonly window: Window;
  readonly partners: ReadonlyMap<string, { readonly label: Text; readonly sources: readonly string[] }>;
}

const head = studyFile.extend({ summary: textFile });

/** @throws {ZodError} for a piece that does not load: pieces are checked before they are published */
export function pieceHead({ name, files }: Piece): PieceHead {
  const { title, summary, window, partners } = head.parse(parse(files.get("study.yaml") ?? ""));
  return {
    name,
    title: textOf(title),
    summary: textOf(summary),
    window,
    partners: new Map(
      Object.entries(partners).map(([id, { label, sources }]) => [id, { label: textOf(label), sources }]),
    ),
  };
}
