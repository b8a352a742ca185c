import { type ExactSource, jointTabulationsOf } from "@vigie/disclosure";
import {
  contactsMisread,
  type Engine,
  type Outcome,
  type Plan,
  type Progress,
  planSource,
} from "@vigie/engine";
import type { Mapping } from "@vigie/mapping";
import { hasExactMeasures, type Indicator, isWeighted, type Source, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { type OutOfRange, outOfRange, rangeTabulations } from "./out-of-range.ts";

import { respondentsId, respondentsTabulation, weightedRespondents } from "./survey/respondents.ts";
import { designDoubts, type SurveyQuality, surveyQuality } from "./survey/survey-quality.ts";

/** What the engine found of one source: nothing of it leaves but through `protect`. */
export interface SourceRun {
  readonly outcome: Outcome;
  readonly exact: ExactSource;
  /** Null where the source is not a weighted survey. */
  readonly survey: SurveyQuality | null;
  readonly outOfRange: readonly OutOfRange[];
}

/**
 * Reads, classifies and tabulates one source, and weighs its respondents.
 * @throws {VigieErrors} every mistake found in its mapping and files; or that no contact could be read
 */
export async function runSource(
  {
    study,
    mapping,
    engine,
    day,
  }: { readonly study: Study; readonly mapping: Mapping; readonly engine: Engine; readonly day: string },
  source: Source,
  progress: Progress,
): Promise<SourceRun> {
  const { plan, indicators, measures } = await planned({ study, mapping, day }, source);
  const outcome = await engine.run(plan, progress);
  refuseMisread(outcome, mapping);
  const weighted = isWeighted(source) ? await weightedSurvey(source, outcome) : null;
  return {
    outcome,
    exact: {
      tables: outcome.tables,
      jointCounts: outcome.jointCounts,
      measures:
        measures?.exactMeasures(source, indicators, { ...outcome, respondents: respondentsOf(weighted) }) ??
        new Map(),
      respondents: weighted?.respondents ?? null,
    },
    survey: weighted?.quality ?? null,
    outOfRange: outOfRange(source, indicators, outcome.jointCounts),
  };
}

interface Planning {
  readonly study: Study;
  readonly mapping: Mapping;
  readonly day: string;
}

/**
 * What a run asks the engine of one source.
 * @throws {VigieErrors} where the mapping lacks a file that its indicators need
 */
export async function planOfSource(planning: Planning, source: Source): Promise<Plan> {
  return (await planned(planning, source)).plan;
}

async function planned({ study, mapping, day }: Planning, source: Source) {
  const indicators = [...study.indicators.values()].filter((indicator) => indicator.source === source.id);
  const measures = await exactMeasuresOf(source, indicators);
  const jointTabulations = [
    ...jointTabulationsOf(source, indicators),
    ...rangeTabulations(source, indicators),
    ...(isWeighted(source) ? [respondentsTabulation(source, indicators)] : []),
    ...(measures?.exactMeasureTabulations(source, indicators) ?? []),
  ];
  return {
    plan: planSource(study, source, mapping, indicators, { jointTabulations, day }),
    indicators,
    measures,
  };
}

/** Loaded where they are needed: the special functions of statistics come in hundreds of modules, a tenth of a second. */
async function exactMeasuresOf(source: Source, indicators: readonly Indicator[]) {
  const isNeeded =
    source.protects === "nothing" && indicators.some((indicator) => hasExactMeasures(indicator, source));
  return isNeeded ? import("./exact-measures/exact-measures.ts") : null;
}

async function weightedSurvey(source: Source, { jointCounts }: Outcome) {
  const { surveyWeights } = await import("./survey/survey-weights.ts");
  const counts = jointCounts.get(respondentsId);
  if (counts === undefined) throw new RangeError("the engine was not asked for the respondents of a survey");
  const weights = surveyWeights(source, counts);
  return {
    respondents: weightedRespondents(source, counts, weights),
    quality: surveyQuality(weights, {
      isGiven: source.survey?.weight != null,
      design: designDoubts(source, counts),
    }),
  };
}

/** Null where their weights could not be calibrated: nothing is estimated of them. */
function respondentsOf(weighted: Awaited<ReturnType<typeof weightedSurvey>> | null) {
  return weighted === null || weighted.quality.raking === "not_reached" ? null : weighted.respondents;
}

function refuseMisread({ quality: { source, contacts } }: Outcome, mapping: Mapping): void {
  const file = mapping.sources.get(source)?.contacts?.file.shown;
  const misread = contacts === null ? null : contactsMisread(contacts, file === undefined ? {} : { file });
  if (misread !== null) throw new VigieErrors([misread]);
}
