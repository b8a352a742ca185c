import { type AuditedBundle, firstIndicators, type ProtectedAfter, pack, type Signer } from "@vigie/bundle";
import { type ProtectedTable, pairJoints } from "@vigie/disclosure";
import {
  contactsMisread,
  type Engine,
  type Mapping,
  type Outcome,
  type Progress,
  planSource,
  type Table,
} from "@vigie/engine";
import type { Conversion } from "@vigie/shapes";
import { type Language, type Partner, type Source, type Study, VigieErrors } from "@vigie/study";
import { leavingSilences } from "./estimates/leaving-silences.ts";
import { type Estimation, estimationFor } from "./estimation.ts";
import { exactTableCsv } from "./exact-table-csv.ts";
import { earlierSummaries } from "./numbers/earlier-summaries.ts";
import { protectOutcomes } from "./protect-outcomes.ts";
import { protectionCounts } from "./protection-counts.ts";
import { protectionPage } from "./protection-page.ts";
import { qualityPage } from "./quality-page.ts";
import { type Losses, tableLosses } from "./table-losses.ts";

/** Where a run stands: the engine's steps, source after source, then those of all sources together. */
export type RunStep = Parameters<Progress>[0] | "protect" | "estimate";

/** One partner's whole run: everything asked of it by the study. */
export interface Run {
  readonly study: Study;
  readonly partner: Partner;
  /** Of plain files only: those of a known shape are converted before. */
  readonly mapping: Mapping;
  /** What the partner alone knows, by which masks and rounded counts are drawn: that of the mapping, or the extract. */
  readonly secret: string;
  /** What the conversion of those files did, by source. */
  readonly conversions: ReadonlyMap<string, Conversion>;
  readonly engine: Engine;
  /** Day of the run, `2026-11-25`. */
  readonly date: string;
  readonly softwareVersion: string;
  /** Of the pages that stay at the partner's. */
  readonly language: Language;
  /** Null where the partner does not sign. */
  readonly signer: Signer | null;
  /** Bundles of this partner that left before, the latest last; none for a first one. */
  readonly previous: readonly AuditedBundle[];
  /** `source`: null for a step of them all; `share`: in 0..1, or null where it cannot be known. */
  readonly progress: (source: string | null, step: RunStep, share: number | null) => void;
}

export interface PartnerRun {
  /** What leaves: the zip. */
  readonly bundle: Uint8Array;
  /** What stays: path in `private/` to text. */
  readonly privateFiles: ReadonlyMap<string, string>;
  readonly tables: readonly ProtectedTable[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** How much secrecy keeps. */
  readonly protection: ReturnType<typeof protectionCounts>;
  /** The same table by table. */
  readonly losses: Losses;
  /** What the bundles that left before change. */
  readonly after: Pick<ProtectedAfter, "telling" | "dropped" | "leftOut">;
}

/**
 * Reads, classifies, tabulates, protects and packs all the sources of one partner, in one run.
 * @param protectAll where the calculation may be made on another thread: it lasts, and lets nothing else happen
 * @throws {VigieErrors} every mistake found in the mapping and the files of the first source that has some; or that no
 *   contact of a source could be read
 */
export async function runPartner(run: Run, protectAll = protectOutcomes): Promise<PartnerRun> {
  const { study, partner, previous } = run;
  const estimation = await estimationFor(study, partner);
  const outcomes = new Map<string, Outcome>();
  for (const id of partner.sources) outcomes.set(id, await runSource(run, id, estimation));

  const exact = new Map(
    [...outcomes.values()].flatMap(({ tables }) => tables).map((t) => [t.indicator, t] as const),
  );
  const { after, alternatives, tables, silences } = await protectAll(
    { study, partner, outcomes, secret: run.secret, previous },
    (...told) => run.progress(null, ...told),
  );
  const safe = after.release;
  const bundle = await pack(
    {
      study,
      partner: partner.id,
      softwareVersion: run.softwareVersion,
      date: run.date,
      fictitious: run.mapping.fictitious,
      tables,
      proof: safe.proof,
      previous: run.previous.at(-1)?.hash ?? null,
      firstIndicators: firstIndicators(run.previous),
      silences: leavingSilences(silences, study),
    },
    run.signer,
  );
  const page = protectionPage({
    ...run,
    fictitious: run.mapping.fictitious,
    exact,
    release: safe,
    alternatives,
    after,
    silences,
  });
  const files = new Map([
    ...privateFiles(run, exact, { tables, outcomes, estimation }),
    ["protection.html", page] as const,
  ]);
  return {
    bundle,
    privateFiles: files,
    tables,
    outcomes,
    protection: protectionCounts(tables),
    losses: tableLosses(tables, alternatives),
    after,
  };
}

function sourceOf(study: Study, id: string): Source {
  const source = study.sources.get(id);
  if (!source) throw new RangeError("a partner's source is not in the study");
  return source;
}

async function runSource(
  { study, mapping, engine, date, progress, previous }: Run,
  id: string,
  estimation: Estimation | null,
): Promise<Outcome> {
  const source = sourceOf(study, id);
  const indicators = [...study.indicators.values()];
  const joints = [
    ...(estimation?.estimateJoints(indicators, source, earlierSummaries(previous, study).flat()) ?? []),
    ...pairJoints(source, indicators),
    ...(estimation?.surveyQualityJoint(source) ?? []),
  ];
  const plan = planSource(study, source, mapping, indicators, { joints, day: date });
  const outcome = await engine.run(plan, (...told) => progress(id, ...told));
  const { contacts } = outcome.quality;
  const file = mapping.sources.get(id)?.contacts?.file.shown;
  const misread = contacts === null ? null : contactsMisread(contacts, file === undefined ? {} : { file });
  if (misread !== null) throw new VigieErrors([misread]);
  return outcome;
}

function privateFiles(
  { study, partner, mapping, conversions, date, language }: Run,
  exact: ReadonlyMap<string, Table>,
  {
    tables,
    outcomes,
    estimation,
  }: {
    readonly tables: readonly ProtectedTable[];
    readonly outcomes: ReadonlyMap<string, Outcome>;
    readonly estimation: Estimation | null;
  },
): ReadonlyMap<string, string> {
  const quality = [...outcomes].map(([source, outcome]) => ({
    source,
    quality: outcome.quality,
    conversion: conversions.get(source) ?? null,
    survey: estimation?.surveyQuality(sourceOf(study, source), outcome.joints) ?? null,
  }));
  return new Map([
    ...tables.flatMap((table) => {
      const whole = exact.get(table.indicator);
      return whole === undefined
        ? []
        : [[`tables/${table.indicator}.csv`, exactTableCsv(whole, table)] as const];
    }),
    [
      "quality.json",
      `${JSON.stringify(Object.fromEntries(quality.map(({ source, quality, ...more }) => [source, { ...quality, ...more }])), null, 2)}\n`,
    ],
    [
      "qualite.html",
      qualityPage({ study, partner, date, language, fictitious: mapping.fictitious, quality, tables }),
    ],
  ]);
}
