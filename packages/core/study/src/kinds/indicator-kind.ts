import type { FilePlace, VigieError } from "@vigie/words";
import { z } from "zod";
import type { CountedTable } from "../counting/counted-table.ts";
import type { Surveyed } from "../counting/survey-measures.ts";
import { checkDimension } from "../drafts/dimension.ts";
import type { SourceDraft } from "../drafts/drafts.ts";
import type { Names } from "../drafts/names.ts";
import type { Indicator, Measure, TestFamily } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";
import type { PopulationList } from "../model/study.ts";
import { report } from "../problems.ts";
import type { Path } from "../reading/parsed-file.ts";
import { identifier, textFile, thousandths } from "../shapes/shared-shapes.ts";
import type { TableContent } from "./table-content.ts";

/** Where the names that an indicator uses are looked up. */
export interface IndicatorScope {
  readonly families: Names<TestFamily>;
  readonly populations: Names<PopulationList>;
  readonly found: VigieError[];
  /** Draft of its source. */
  readonly draft: SourceDraft;
  /** Where a part of the indicator stands in its file, and the key of one: by the keys that lead to it. */
  readonly place: (...steps: Path) => FilePlace;
  readonly placeOfKey: (...steps: Path) => FilePlace;
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

/** Whether units can be counted along what a key of the indicator names. */
export function checkAlong(
  { draft, place, found }: IndicatorScope,
  name: string,
  at: readonly (string | number)[],
): boolean {
  return checkDimension(draft, { name, place: place(...at) }, found);
}

export function checkEachAlong(scope: IndicatorScope, names: readonly string[], key: string): void {
  for (const [position, name] of names.entries()) checkAlong(scope, name, [key, position]);
}

/** No two characteristics of one table are the same. */
export function checkDistinct({ place, found }: IndicatorScope, names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) < position);
  if (twice !== undefined) report(found, "study/profile-of-itself", place("of"), { attribute: twice });
}

/** The exact sets of channels that occur are a list of their own: nothing crosses it, nor is compared with it. */
export function checkNoSets(
  { place, found }: IndicatorScope,
  { of, by = [] }: { readonly of: string; readonly by?: readonly string[] },
): void {
  if (by.includes("subgroup")) report(found, "study/sets-crossed", place("by"));
  else if (of === "subgroup") report(found, "study/sets-crossed", place("of"));
}

export const indicatorBase = {
  source: identifier.describe("Source interrogée."),
  title: textFile.describe("La question posée, telle qu’on la lira."),
  universe: identifier.optional().describe("Champ sur lequel compter. À défaut, all."),
  of: identifier.describe("Caractéristique comptée ; ou group, ou subgroup si la source a des contacts."),
  weight: thousandths(z.number().min(0.1).max(100))
    .optional()
    .describe(
      "Part de l’indicateur dans le budget de confidentialité de sa source : à 4, quatre fois celle d’un autre, et un bruit deux fois moindre. À défaut, 1.",
    ),
};

export const against = identifier.optional().describe("Champ auquel comparer.");

export const base = z
  .enum(["answers", "with_dont_know", "asked"])
  .optional()
  .describe(
    "Base des parts : answers, qui a répondu ; with_dont_know, aussi qui ne sait pas ; asked, toutes les unités interrogées. À défaut, answers.",
  );
