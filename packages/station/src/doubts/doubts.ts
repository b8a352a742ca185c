import { type Release, undeclaredRowsOf } from "@vigie/disclosure";
import type { Quality } from "@vigie/engine";
import type { Mapping } from "@vigie/mapping";
import type { Source, Study } from "@vigie/study";
import type { PageFormatter } from "../page-formatter.ts";
import { releasedSizes, thinSources } from "../thin-budget.ts";
import { type Doubt, isUnaccepted, plainDoubt } from "./doubt.ts";
import { oddityDoubts } from "./oddity-doubts.ts";
import { readingDoubts } from "./reading-doubts.ts";
import { sizeDoubt } from "./size-doubt.ts";
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
    readonly release: Pick<Release, "guarantee" | "tables" | "publicSizes">;
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
