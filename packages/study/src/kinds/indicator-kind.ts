import type { z } from "zod";
import type { CountedTable } from "../counted-table.ts";
import type { Form } from "../forms/form.ts";
import type { Measure } from "../measure.ts";
import type { PopulationList } from "../population-list.ts";
import type { VigieError } from "../reading/vigie-error.ts";
import type { Names } from "../resolve/names.ts";
import type { SourceDraft } from "../resolve/resolve-source.ts";
import type { Source } from "../source.ts";
import type { Text } from "../study.ts";
import type { TestFamily } from "../test-family.ts";

/** What every indicator says. */
export interface IndicatorBase {
  readonly id: string;
  readonly title: Text;
  readonly source: string;
  readonly universe: string;
  /** An attribute of the source, or `group`, or `subgroup` where the source has contacts. */
  readonly of: string;
  /** Share of its source's privacy budget, relative to the other indicators'. Methods, section 7.3. */
  readonly weight: number;
  /** A universe to compare with; where it contains this one, the comparison is with what lies outside. */
  readonly against: string | null;
  /** On whom shares are taken, where not on those who answered alone: see `codesOutsideBase`. */
  readonly base?: "with_dont_know" | "asked";
}

/** Where the names that an indicator uses are looked up. */
export interface IndicatorScope {
  readonly form: Pick<Form<unknown>, "written" | "damaged">;
  readonly families: Names<TestFamily>;
  readonly populations: Names<PopulationList>;
  readonly found: VigieError[];
  /** Of its source. */
  readonly draft: SourceDraft;
  /** Of the indicator in its file. */
  readonly path: readonly [string, string];
}

/**
 * All that is asked of a kind of indicator. Methods, not functions: whoever holds an indicator of some kind calls the one of
 * its kind.
 */
export interface IndicatorKind<
  Schema extends z.ZodType = z.ZodType,
  Of extends IndicatorBase = IndicatorBase,
> {
  readonly schema: Schema;
  /** The indicator that the file writes; its mistakes are reported, and then it is not used. */
  resolve(scope: IndicatorScope, written: z.infer<Schema>, base: IndicatorBase): Of;
  /** The columns of its table after `universe`: what splits, then what shares are taken along. */
  dimensions(indicator: Of): readonly [string, ...string[]];
  /** What the weights and the design of a survey estimate of each cell. */
  readonly surveyed: "shares" | "tested_shares" | "bases" | "nothing";
  /** The columns of its table beside counts and what a survey estimates. */
  measures(indicator: Of, source: Source): readonly Measure[];
  /** Whether the partner computes its measures from exact values, and they leave as they are. */
  isExact(source: Source): boolean;
  counted(indicator: Of, source: Source): readonly CountedTable[];
}
