import { auditReleases, type EarlierRelease, loadSolver, type ReleaseAudit } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle, PublishedTable } from "./bundle.ts";

/**
 * Tables that left in each earlier bundle of this study, over the same windows: they are revised, and not new, even
 * where the study has another version since: its definitions may have changed, the persons have not. Tables of other
 * windows count other persons.
 */
export function earlierTables(bundles: readonly AuditedBundle[], study: Study): readonly EarlierRelease[] {
  return bundles.map((bundle) =>
    tablesOverWindow(bundle, study).filter(({ indicator }) => entryOf(bundle, indicator)?.rounding === null),
  );
}

/** The tables of a bundle that count the same persons as the study does now. */
export function tablesOverWindow(bundle: AuditedBundle, study: Study): readonly PublishedTable[] {
  return [...bundle.tables.values()].filter(({ indicator }) => {
    const entry = entryOf(bundle, indicator);
    const window = study.sources.get(entry?.source ?? "")?.window;
    return (
      bundle.manifest.study.id === study.id &&
      entry?.protects === "persons" &&
      window?.from === entry.window.from &&
      window.to === entry.window.to
    );
  });
}

export function entryOf({ manifest }: AuditedBundle, indicator: string) {
  return manifest.tables.find((each) => each.indicator === indicator);
}

type Version = Pick<Study, "id" | "version" | "hash">;

function isVersionOf(one: Version, other: Version): boolean {
  return one.id === other.id && (one.version === other.version || one.hash === other.hash);
}

type Released = Pick<AuditedBundle, "manifest" | "tables" | "assumptions" | "hash">;

/** Bundles of one partner and one version of a study, and what they tell together. */
export interface Together {
  readonly bundles: readonly Released[];
  readonly audit: ReleaseAudit;
}

/** The attack on bundles that follow one another; those that have no other of their partner and version are left out. */
export async function auditTogether(bundles: readonly Released[]): Promise<readonly Together[]> {
  const highs = await loadSolver();
  const series: Released[][] = [];
  for (const bundle of bundles.toSorted((a, b) => (a.manifest.date < b.manifest.date ? -1 : 1))) {
    const own = series.find(
      ([first]) =>
        first?.manifest.partner === bundle.manifest.partner &&
        isVersionOf(first.manifest.study, bundle.manifest.study),
    );
    if (own === undefined) series.push([bundle]);
    else own.push(bundle);
  }
  return series
    .filter(({ length }) => length > 1)
    .map((its) => ({ bundles: its, audit: auditReleases(its.map(releaseOf), highs) }));
}

function releaseOf({ manifest, tables, assumptions }: Released) {
  const published = asAttacked(tables.values(), manifest.tables);
  return { tables: published, assumptions };
}
