import type { PublishedTable } from "@vigie/bundle";
import type { Indicator, Source, Study } from "@vigie/study";
import type { Words } from "./words.ts";

/** A published table with all that is needed to speak of it. */
export interface Subject {
  readonly study: Study;
  readonly source: Source;
  readonly indicator: Indicator;
  readonly table: PublishedTable;
  /** Rare subgroups gathered in the table. */
  readonly merged: number;
  readonly fictitious: boolean;
  readonly words: Words;
}
