import { type JudgedSize, type ProtectedRelease, undeclaredRowsOf } from "@vigie/disclosure";
import type { Quality } from "@vigie/engine";
import type { Mapping } from "@vigie/mapping";
import { type Source, type Study, textIn } from "@vigie/study";
import { type FilePlace, textValue, type VigieError, VigieErrors } from "@vigie/words";
import type { PageFormatter } from "../page-formatter.ts";
import { partnerProblem } from "../problems.ts";
import { releasedSizes, thinSources } from "../thin-budget.ts";
import { type Doubt, fileDoubt, isUnaccepted, plainDoubt } from "./doubt.ts";
import { explanationLine } from "./doubt-sentence.ts";
import { oddityDoubts } from "./oddity-doubts.ts";
import { readingDoubts } from "./reading-doubts.ts";
import { type StudyFit, studyDoubts } from "./study-doubts.ts";

/** What one source gave to a run. */
export interface DoubtedSource extends StudyFit {
  readonly source: Source;
  readonly quality: Quality;
}

/**
 * The one list of what a person should look at before the bundle is handed over, for command, page and quality report: what
 * stops the run, then what is likely a mistake, then the rest.
 * @param formatter in whose language the sentences about the study's choices are
 */
export function doubtsOf(
  {
    study,
    mapping,
    sources,
    release: { guarantee, tables, publicSizes },
    notRaked,
  }: {
    readonly study: Study;
    readonly mapping: Mapping;
    readonly sources: readonly DoubtedSource[];
    /** What would leave. */
    readonly release: Pick<ProtectedRelease, "guarantee" | "tables" | "publicSizes">;
    readonly notRaked: readonly string[];
  },
  formatter: PageFormatter,
): readonly Doubt[] {
  const warning = { gravity: "warning", isAlert: false } as const;
  const explanationsOf = (source: string) => mapping.policy.accepts.doubts.get(source) ?? new Map();
  const found = [
    ...sources.flatMap(({ source, quality, ...fit }) =>
      [
        ...studyDoubts(source, fit, formatter).map((sentence) =>
          plainDoubt(source.id, { kind: "unfit", sentence }, { gravity: "private", isAlert: true }),
        ),
        ...readingDoubts({
          source,
          quality,
          explanations: explanationsOf(source.id),
          keyColumn: mapping.sources.get(source.id)?.contacts?.key ?? "",
        }),
        ...oddityDoubts(source, quality),
      ].map((doubt) => withSample(doubt, quality)),
    ),
    ...[...publicSizes].flatMap(([source, sizes]) => sizeDoubt(source, sizes, explanationsOf(source)) ?? []),
    ...thinSources(study, { guarantee, sizeOf: releasedSizes(study, tables) }).map(({ source, size }) =>
      plainDoubt(source, { kind: "thin_budget", size }, warning),
    ),
    ...notRaked.map((source) => plainDoubt(source, { kind: "not_raked" }, warning)),
    ...guarantee.sources.flatMap((source) => {
      const undeclared = undeclaredRowsOf(source);
      if (undeclared === null) return [];
      const { rows, chance } = undeclared;
      return [plainDoubt(source.source, { kind: "rows_undeclared", rows, chance }, warning)];
    }),
  ];
  return found.toSorted((a, b) => weight(b) - weight(a));
}

/** Doubts about the days of contacts, of which a part alone may have been looked at. */
const ofContactDays: ReadonlySet<Doubt["kind"]> = new Set<Doubt["kind"]>([
  "day_spike",
  "early_contacts",
  "swapped_days",
  "contacts_from_1904",
  "gap_before",
  "gap_after",
]);

function withSample(doubt: Doubt, { contacts }: Quality): Doubt {
  const sampled = contacts?.days?.sampled;
  return sampled === undefined || !ofContactDays.has(doubt.kind) ? doubt : { ...doubt, sampled };
}

function weight(doubt: Doubt): number {
  if (isUnaccepted(doubt)) return 3;
  if (doubt.gravity === "grave") return 2;
  return doubt.isAlert ? 1 : 0;
}

/** Grave doubts about the files that the mapping does not explain: nothing leaves. They hold true counts, for the partner alone. */
export class DoubtedRun extends VigieErrors {
  readonly doubts: readonly Doubt[];

  constructor(errors: readonly VigieError[], doubts: readonly Doubt[]) {
    super(errors);
    this.doubts = doubts;
  }
}

/**
 * @param place the mapping
 * @throws {DoubtedRun} where one is grave and unexplained, with all that are
 */
export function refuseDoubts(doubts: readonly Doubt[], study: Study, place: FilePlace): void {
  const grave = doubts.filter(isUnaccepted);
  if (grave.length === 0) return;
  throw new DoubtedRun(
    grave.map(({ source, name }) =>
      partnerProblem("partner/doubt-not-accepted", place, {
        source: textValue(textIn(study.sources.get(source)?.label ?? { fr: source }, "fr")),
        doubt: textValue(name),
        line: textValue(explanationLine(source, name)),
      }),
    ),
    doubts,
  );
}

/**
 * Doubt that the published sizes of a source are not those of its extract, judged on noisy counts: nothing of the true ones is in it.
 * @returns null where each size is used
 */
export function sizeDoubt(
  source: string,
  sizes: readonly JudgedSize[],
  explanations: ReadonlyMap<string, string>,
): Doubt | null {
  const unused = sizes.filter(({ use }) => use === "unused").toSorted((a, b) => shareOff(b) - shareOff(a));
  const [farthest] = unused;
  if (farthest === undefined) return null;
  const facts = {
    kind: "not_published_size",
    count: Math.abs(Math.round(farthest.estimate) - farthest.size),
    of: farthest.size,
    sizes: unused.map(({ universe, size, estimate }) => ({
      universe,
      published: size,
      estimate: Math.max(0, Math.round(estimate)),
    })),
  } as const;
  return fileDoubt(source, facts, { share: shareOff(farthest), explanations });
}

function shareOff({ size, estimate }: JudgedSize): number {
  return Math.abs(estimate - size) / Math.max(1, size);
}
