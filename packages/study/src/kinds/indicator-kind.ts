import type { Place, VigieError } from "@vigie/words";
import type { z } from "zod";
import type { CountedTable } from "../counting/counted-table.ts";
import type { Surveyed } from "../counting/survey-measures.ts";
import type { Names } from "../drafts/names.ts";
import type { SourceDraft } from "../drafts/source-draft.ts";
import type { Indicator, Measure, TestFamily } from "../model/indicator.ts";
import type { PopulationList } from "../model/population-list.ts";
import type { Source } from "../model/source.ts";
import type { Path } from "../reading/written.ts";
import type { TableContent } from "./table-content.ts";

/** Where the names that an indicator uses are looked up. */
export interface IndicatorScope {
  readonly families: Names<TestFamily>;
  readonly populations: Names<PopulationList>;
  readonly found: VigieError[];
  /** Of its source. */
  readonly draft: SourceDraft;
  /** Where a part of the indicator stands in its file, and the key of one: by the keys that lead to it. */
  readonly place: (...steps: Path) => Place;
  readonly placeOfKey: (...steps: Path) => Place;
}

/**
 * All that is asked of a kind of indicator. Methods, not functions: whoever holds an indicator of some kind calls the one of
 * its kind.
 */
export interface IndicatorKind<Schema extends z.ZodType = z.ZodType, Of extends Indicator = Indicator> {
  readonly schema: Schema;
  /** The indicator that the file writes; its mistakes are reported, and then it is not used. */
  resolve(scope: IndicatorScope, written: z.infer<Schema>, base: Indicator): Of;
  /** The columns of its table after `universe`: what splits, then what shares are taken along. */
  dimensions(indicator: Of): readonly [string, ...string[]];
  /** What the weights and the design of a survey estimate of each cell. */
  readonly surveyed: Surveyed;
  /** The columns of its table beside counts and what a survey estimates; left out where there are none. */
  measures?(indicator: Of, source: Source): readonly Measure[];
  /** Whether the partner computes its measures from exact values, and they leave as they are; left out where it never does. */
  isExact?(source: Source): boolean;
  /** The tables of counts behind it; left out where it is counted along its dimensions (`plainTables`). */
  counted?(indicator: Of, source: Source): readonly CountedTable[];
  /** What can be read in its table beside counts; left out where there is nothing else. */
  content?(indicator: Of): Partial<TableContent>;
  /** Names of the figures that may show it. Each says of which characteristics it is the figure: one says yes. */
  readonly figures: readonly [string, ...string[]];
}
