import { pack, type Signer } from "@vigie/bundle";
import { designProtection, leavingDraw, type ProtectedRelease, protect } from "@vigie/disclosure";
import type { Engine, Outcome, Progress } from "@vigie/engine";
import type { Conversion } from "@vigie/files";
import { type Mapping, mappingDefinition, sourcesSharingFile } from "@vigie/mapping";
import {
  areMeasuresWithheld,
  contentOf,
  type EstimateSilence,
  type Partner,
  type Source,
  type Study,
} from "@vigie/study";
import type { Language } from "@vigie/words";
import {
  type CenterReader,
  type ComparedTable,
  comparedTable,
  type ProtectedPair,
  protectedPairs,
} from "./compared-table.ts";
import type { Doubt } from "./doubts/doubt.ts";
import { doubtsOf } from "./doubts/doubts.ts";
import { exactTableCsv } from "./exact-table-csv.ts";
import type { OutOfRange } from "./out-of-range.ts";
import { pageFormatter } from "./page-formatter.ts";
import { policyAt } from "./policy-at.ts";
import { protectionChoices } from "./protection-choices.ts";
import { protectionPage } from "./protection-page.ts";
import { publicSizeGaps } from "./public-sizes.ts";
import { type QualityReport, qualityPage } from "./quality-page.ts";
import { runSource, type SourceRun } from "./run-source.ts";
import { type TableSummary, tableSummary } from "./table-summary.ts";

/** Where a run stands: the engine's steps, source after source, then protection of all sources together. */
export type RunPhase = Parameters<Progress>[0] | "protect";

/** One partner's whole run: everything asked of it by the study. */
export interface Run {
  readonly study: Study;
  readonly partner: Partner;
  /** Which of the holders of a group it is; null or left out for one institution. */
  readonly holder?: string | null;
  /** Mapping of plain files only: those of a known shape are converted before. */
  readonly mapping: Mapping;
  /** As the partner wrote it, files of a known shape included: the noise depends on it. */
  readonly writtenMapping: Mapping;
  /** 32 bytes that the partner alone has, from which the noise is drawn. */
  readonly secret: Uint8Array;
  /** What the conversion of those files did, by source. */
  readonly conversions: ReadonlyMap<string, Conversion>;
  readonly engine: Engine;
  /** Day of the run, `2026-11-25`. */
  readonly date: string;
  readonly softwareVersion: string;
  /** Language of the pages that stay at the partner's. */
  readonly language: Language;
  /** Null where the partner does not sign. */
  readonly signer: Signer | null;
  /** The partner's comment on its data, in the bundle; null for none. */
  readonly comment: string | null;
  /** Indicators of the partner's first bundle of this study, from its ledger; null for a first one. */
  readonly firstIndicators: readonly string[] | null;
  /** `source`: null for a step of them all; `share`: in 0..1, or null where it cannot be known. */
  readonly progress: (source: string | null, step: RunPhase, share: number | null) => void;
}

export interface PartnerRun {
  /** What leaves: the zip. */
  readonly bundle: Uint8Array;
  /** What stays: path in `private/` to text. */
  readonly privateFiles: ReadonlyMap<string, string>;
  readonly release: ProtectedRelease;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** By source, how many values of its numbers were brought to their range: true counts, for the partner alone. */
  readonly outOfRange: ReadonlyMap<string, readonly OutOfRange[]>;
  /** What to look at before the bundle is handed over, what stops it first: with true counts, for the partner alone. */
  readonly doubts: readonly Doubt[];
  /** Each table before and after protection: for the partner alone. */
  readonly compared: readonly ComparedTable[];
  /** Made from what leaves alone, for the terminal. */
  readonly tables: readonly TableSummary[];
  /** Surveys whose weights meet the margins of the study in no way: their counts leave, and no estimate is made of them. */
  readonly notRaked: readonly string[];
}

/**
 * Reads, classifies, tabulates, protects and packs all the sources of one partner, in one run. The same study, data and
 * secret give the same bundle, to the byte.
 * @throws {VigieErrors} every mistake found in the mapping and the files of the first source that has some; that no
 *   contact of a source could be read
 */
export async function runPartner(run: Run): Promise<PartnerRun> {
  const { study, partner, mapping, writtenMapping, date, secret } = run;
  const [runs, design] = await concurrently(runSources(run), () =>
    designProtection({ study, partner: partner.id, policy: policyAt(study, mapping) }),
  );
  run.progress(null, "protect", null);
  const sources = sourcesOf(study, partner);
  const { holder = null } = run;
  const release = protect(design, {
    secret,
    holder,
    exact: new Map([...runs].map(([id, { exact }]) => [id, exact] as const)),
    mappings: new Map(
      sources.map((source) => [source.id, mappingDefinition(writtenMapping, source)] as const),
    ),
  });
  const { fictitious } = mapping;
  const { accepts } = mapping.policy;
  const notRaked = [...runs].flatMap(([id, { survey }]) => (survey?.raking === "not_reached" ? [id] : []));
  const bundle = await pack(
    {
      study,
      partner: partner.id,
      holder:
        holder === null ? null : { id: holder, drawn: leavingDraw(design, release.drawn, accepts.pooled) },
      softwareVersion: run.softwareVersion,
      date,
      fictitious,
      comment: run.comment,
      tables: release.tables,
      guarantee: release.guarantee,
      marks: release.marks,
      publicSizes: release.publicSizes,
      sharingFile: (source) => sourcesSharingFile(writtenMapping, source),
      silences: silencesOf(study, release, notRaked),
      firstIndicators: run.firstIndicators,
    },
    run.signer,
  );
  const reader = await centerReader(study, release.guarantee.policy);
  const pairs = protectedPairs(study, release);
  const compared = pairs.map((pair) => comparedTable(pair, reader));
  const quality = qualityOf(run, runs, release);
  const doubts = doubtsOf(
    {
      study,
      mapping,
      sources: quality.flatMap(({ source: id, ...of }) => {
        const source = study.sources.get(id);
        return source === undefined ? [] : [{ ...of, source }];
      }),
      release,
      notRaked,
    },
    pageFormatter(run.language),
  );
  return {
    bundle,
    privateFiles: await privateFiles(run, { runs, release, pairs, compared, quality, doubts }),
    release,
    compared,
    outcomes: new Map([...runs].map(([id, { outcome }]) => [id, outcome] as const)),
    outOfRange: new Map([...runs].map(([id, { outOfRange }]) => [id, outOfRange] as const)),
    doubts,
    tables: release.tables.map((table) =>
      tableSummary(table, { study, publicSizes: release.publicSizes }, reader),
    ),
    notRaked,
  };
}

/** Time after which the engine has its statements and works in its own threads. */
const sentAfterMilliseconds = 50;

/** Makes what needs no data while the engine reads them. */
async function concurrently<Runs, Made>(runs: Promise<Runs>, make: () => Made): Promise<[Runs, Made]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sent = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, sentAfterMilliseconds);
  });
  const made = Promise.race([sent, runs]).then(make);
  return Promise.all([runs, made]).finally(() => clearTimeout(timer));
}

async function runSources(run: Run): Promise<ReadonlyMap<string, SourceRun>> {
  const runs = new Map<string, SourceRun>();
  for (const source of sourcesOf(run.study, run.partner))
    runs.set(
      source.id,
      await runSource({ ...run, day: run.date }, source, (...step) => run.progress(source.id, ...step)),
    );
  return runs;
}

function sourcesOf(study: Study, { sources }: Partner): readonly Source[] {
  return sources.map((id) => {
    const source = study.sources.get(id);
    if (source === undefined) throw new RangeError("a partner's source is not in the study");
    return source;
  });
}

/** Agreement of persons: alpha of noisy counts would mean nothing. Weights that were not raked: nor would their shares. */
function silencesOf(
  study: Study,
  { tables }: ProtectedRelease,
  notRaked: readonly string[],
): ReadonlyMap<string, EstimateSilence> {
  const silenceOf = (name: string, reason: EstimateSilence["reason"]) =>
    [[name, { reason, attributes: [] }]] as const;
  return new Map(
    tables.flatMap(({ name, indicator: id }) => {
      const indicator = study.indicators.get(id);
      if (indicator === undefined) return [];
      if (notRaked.includes(indicator.source)) return silenceOf(name, "not_calibrated");
      const source = study.sources.get(indicator.source);
      return source !== undefined && areMeasuresWithheld(indicator, source) ? silenceOf(name, "secret") : [];
    }),
  );
}

/** Null where the study asks no mean or median: statistics load slowly, as `runSource` says. */
async function centerReader(
  { indicators }: Study,
  { min }: ProtectedRelease["guarantee"]["policy"],
): Promise<CenterReader | null> {
  const isNeeded = [...indicators.values()].some((indicator) => contentOf(indicator).number !== null);
  if (!isNeeded) return null;
  const { noisyMean, noisyMedian } = await import("@vigie/statistics");
  return { noisyMean, noisyMedian, min };
}

/** What the private pages say of each source. */
function qualityOf(
  { study, conversions }: Run,
  runs: ReadonlyMap<string, SourceRun>,
  release: ProtectedRelease,
): QualityReport["quality"] {
  const gaps = publicSizeGaps(study, release);
  return [...runs].map(([source, { outcome, survey, outOfRange }]) => ({
    source,
    quality: outcome.quality,
    conversion: conversions.get(source) ?? null,
    survey,
    outOfRange,
    publicSizes: gaps.filter((gap) => gap.source === source),
  }));
}

async function privateFiles(
  run: Run,
  {
    runs,
    release,
    pairs,
    compared,
    quality,
    doubts,
  }: {
    readonly runs: ReadonlyMap<string, SourceRun>;
    readonly release: ProtectedRelease;
    readonly pairs: readonly ProtectedPair[];
    readonly compared: readonly ComparedTable[];
    readonly quality: QualityReport["quality"];
    readonly doubts: readonly Doubt[];
  },
): Promise<ReadonlyMap<string, string>> {
  const { study, partner, mapping, date, language } = run;
  const head = { study, partner, date, language, fictitious: mapping.fictitious };
  const choices = protectionChoices({ ...head, release });
  return new Map([
    ...pairs.map(
      ({ exact, released }) => [`tables/${exact.name}.csv`, exactTableCsv(exact, released)] as const,
    ),
    [
      "quality.json",
      json(
        Object.fromEntries(
          quality.map(({ source, quality: found, ...more }) => [source, { ...found, ...more }]),
        ),
      ),
    ],
    ["qualite.html", await qualityPage({ ...head, quality, doubts, tables: release.tables })],
    ["choose.json", json(choices)],
    ["protection.html", await protectionPage({ ...head, release, runs, choices, compared })],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
