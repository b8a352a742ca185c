import {
  auditReleases,
  type EarlierRelease,
  loadSolver,
  type PublishedTable,
  type ReleaseAudit,
} from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle } from "./bundle.ts";

/**
 * Tables that left in each earlier bundle of this version of the study, over the same windows: they are revised, and
 * not new. Tables of other versions or windows count other persons.
 */
export function earlierTables(bundles: readonly AuditedBundle[], study: Study): readonly EarlierRelease[] {
  return bundles
    .filter(({ manifest }) => isVersionOf(manifest.study, study))
    .map(({ manifest, tables }) =>
      [...tables.values()].filter(({ indicator }) => {
        const entry = manifest.tables.find((each) => each.indicator === indicator);
        const window = study.sources.get(entry?.source ?? "")?.window;
        return (
          entry?.protects === "persons" &&
          entry.rounding === null &&
          window?.from === entry.window.from &&
          window.to === entry.window.to
        );
      }),
    );
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
  const published: readonly PublishedTable[] = asAttacked(tables.values(), manifest.tables);
  return { tables: published, assumptions };
}
