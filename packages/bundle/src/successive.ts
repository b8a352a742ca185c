import {
  auditReleases,
  type EarlierRelease,
  loadSolver,
  type ProtectQuestion,
  type PublishedRelease,
  type ReleaseAudit,
} from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { asAttacked } from "./audit-file.ts";
import type { AuditedBundle, PublishedTable } from "./bundle.ts";
import type { SourceMeanings } from "./data-package.ts";

/**
 * Tables that left in each earlier bundle of this study, over the same windows: they are revised, and not new, even
 * where the study has another version since: its definitions may have changed, the persons have not. Tables of other
 * windows count other persons; those of other fields, which bear a name that now stands for these, are new.
 */
export function earlierTables(
  bundles: readonly AuditedBundle[],
  { study, tables }: Pick<ProtectQuestion, "study" | "tables">,
): readonly EarlierRelease[] {
  const namesOf = ({ dimensions }: Pick<PublishedTable, "dimensions">) =>
    dimensions.map(({ name }) => name).join(" ");
  const asked = new Map(tables.map((table) => [table.indicator, namesOf(table)]));
  return bundles.map((bundle) =>
    tablesOverWindow(bundle, study).filter(
      (table) =>
        entryOf(bundle, table.indicator)?.rounding === null && namesOf(table) === asked.get(table.indicator),
    ),
  );
}

/** A table of a bundle that is not compared with those of another, or not all of it. */
export interface LeftOut {
  /** Its hash. */
  readonly bundle: string;
  readonly indicator: string;
  /**
   * Other persons are counted; the codes are others; those of some cells are no more; a name that it is counted by stands
   * for something else in a later bundle.
   */
  readonly why: "window" | "codes" | "cells" | "meanings";
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

/** Tables of persons of a bundle that count others than the study does now. */
export function ofOtherWindows(bundle: AuditedBundle, study: Study): readonly LeftOut[] {
  const compared = new Set(tablesOverWindow(bundle, study).map(({ indicator }) => indicator));
  return bundle.manifest.tables
    .filter(({ indicator, protects, source }) => {
      const isHere = bundle.tables.has(indicator) && study.sources.has(source);
      return isHere && protects === "persons" && !compared.has(indicator);
    })
    .map(({ indicator }) => ({ bundle: bundle.hash, indicator, why: "window" }));
}

type Released = Pick<AuditedBundle, "manifest" | "tables" | "assumptions" | "hash">;

/** Bundles of one partner for one study, and what they tell together. */
export interface Together {
  /** The earliest first. */
  readonly bundles: readonly Released[];
  /** One a source and window that several of them count; none where they count other persons each. */
  readonly audits: readonly ReleaseAudit[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The attack on bundles that follow one another, whatever the versions of their study: of each source, those that count
 * it over the same window. A bundle that has no other of its partner and study is left out.
 */
export async function auditTogether(bundles: readonly Released[]): Promise<readonly Together[]> {
  const highs = await loadSolver();
  const inOrder = bundles.toSorted((a, b) => (a.manifest.date < b.manifest.date ? -1 : 1));
  const series = Map.groupBy(inOrder, ({ manifest: { study, partner } }) => `${study.id} ${partner}`);
  return [...series.values()]
    .filter(({ length }) => length > 1)
    .map((its) => {
      const parts = its.flatMap(partsOf);
      const known = [...Map.groupBy(parts, ({ source, window }) => `${source} ${window}`).values()];
      const compared = known.filter(({ length }) => length > 1);
      const audits = compared.map((same) => ({ same, audit: auditReleases(same, highs) }));
      return {
        bundles: its,
        audits: audits.map(({ audit }) => audit),
        leftOut: [
          ...its.flatMap((bundle, at) => otherwiseNamed(bundle, its.slice(at + 1))),
          ...known
            .filter(([first, second]) => second === undefined && isElsewhere(first, parts))
            .flat()
            .flatMap(({ bundle, tables }) =>
              tables.map(({ indicator }): LeftOut => ({ bundle, indicator, why: "window" })),
            ),
          ...audits.flatMap(({ same, audit }) =>
            audit.leftOut.map(
              ({ release, indicator, what }): LeftOut => ({
                bundle: same[release]?.bundle ?? "",
                indicator,
                why: what === "table" ? "codes" : "cells",
              }),
            ),
          ),
        ],
      };
    });
}

/** What a bundle says of the persons of one source over one window. */
interface Part extends PublishedRelease {
  readonly bundle: string;
  readonly source: string;
  readonly window: string;
}

function partsOf({ manifest, tables, assumptions, hash }: Released): readonly Part[] {
  const entries = new Map(manifest.tables.map((entry) => [entry.indicator, entry]));
  const attacked = asAttacked(tables.values(), manifest.tables);
  return assumptions.structure.populations.flatMap((population) => {
    const its = attacked.filter(({ indicator }) => population.tables.has(indicator));
    const entry = entries.get(its[0]?.indicator ?? "");
    if (entry === undefined) return [];
    const { source, window } = entry;
    const own = { ...assumptions, structure: { populations: [population] } };
    return [{ bundle: hash, source, window: `${window.from} ${window.to}`, tables: its, assumptions: own }];
  });
}

/** Tables of persons of a source some of whose names stand for something else in a later bundle. */
function otherwiseNamed(
  { manifest, hash }: Released,
  later: readonly Pick<Released, "manifest">[],
): readonly LeftOut[] {
  const changed = manifest.meanings.filter((before) =>
    later
      .flatMap((one) => one.manifest.meanings)
      .some(
        (after) =>
          after.source === before.source &&
          (isOther(made(before), made(after)) || isOther(before.universes, after.universes)),
      ),
  );
  const sources = changed.map(({ source }) => source);
  return manifest.tables
    .filter(({ source, treatment }) => sources.includes(source) && treatment === "published")
    .map(({ indicator }) => ({ bundle: hash, indicator, why: "meanings" }));
}

const made = ({ attributes }: SourceMeanings) =>
  Object.fromEntries(Object.entries(attributes).map(([name, own]) => [name, own.made]));

type Texts = Readonly<Record<string, string>>;

const isOther = (before: Texts, after: Texts) =>
  Object.entries(before).some(([name, text]) => name in after && after[name] !== text);

const isElsewhere = (one: Part | undefined, parts: readonly Part[]) =>
  parts.some(({ source, bundle }) => source === one?.source && bundle !== one.bundle);
