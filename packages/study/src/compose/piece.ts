import type { Text } from "../model/text.ts";
/** A small study that stands alone, to compose with others: its files, by path. */
import type { Window } from "../model/window.ts";
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
