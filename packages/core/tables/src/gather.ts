import { type Bundle, type ManifestTable, pooledBundle, sizesUseOf } from "@vigie/bundle";
import type { Indicator, Partner, Study } from "@vigie/study";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { type HolderReception, receptionWithout } from "./holders.ts";
import { isAsDeclared } from "./infer/declared-table.ts";
import { infer } from "./infer/infer.ts";
import type { HolderTable, InferredTable } from "./infer/inferred-table.ts";
import { tablesProblem } from "./problems.ts";

/** The published table of one indicator, or the partner whose bundle is awaited. */
export type Gathered =
  | {
      readonly state: "published";
      readonly table: InferredTable;
      readonly entry: ManifestTable;
      readonly bundle: Bundle;
    }
  /** The partner has not sent its bundle yet. */
  | { readonly state: "awaited"; readonly partner: Partner };

/** A study, and what the bundles say of each of its indicators. */
export interface GatheredStudy {
  readonly study: Study;
  readonly gathered: ReadonlyMap<string, Gathered>;
}

/**
 * Every indicator of the study with what the bundles say of it, in the study's order.
 * @throws {VigieErrors} with everything that keeps these bundles from being assembled
 */
export function gather(study: Study, bundles: readonly Bundle[]): ReadonlyMap<string, Gathered> {
  const found = bundles.flatMap((bundle, position) =>
    problemsOfBundle(bundle, study, bundles.slice(0, position)),
  );
  if (found.length > 0) throw new VigieErrors(found);
  const together = bundlesByPartner(study, bundles);
  return new Map(
    [...study.indicators.values()].map((indicator) => [
      indicator.id,
      gatheredFor(indicator, study, together),
    ]),
  );
}

/**
 * Number of bundles that at least one published table counts. The others are left out of each, which their notes say.
 * @throws {VigieErrors} each bundle that no published table counts or leaves out by name: its persons would vanish unseen
 */
export function usedBundles(bundles: readonly Bundle[], gathered: ReadonlyMap<string, Gathered>): number {
  const [used, leftOut] = [new Set<Bundle>(), new Set<Bundle>()];
  for (const [indicator, held] of gathered) {
    if (held.state === "awaited") continue;
    const { pooled } = held.bundle;
    const without = pooled?.leftOut.get(indicator) ?? [];
    for (const own of pooled?.bundles ?? [held.bundle])
      (without.includes(own.manifest.holder ?? "") ? leftOut : used).add(own);
  }
  const unused = bundles.filter((bundle) => !used.has(bundle) && !leftOut.has(bundle));
  if (unused.length > 0)
    throw new VigieErrors(
      unused.map(({ manifest: { partner, holder } }) => {
        const bundle = holder === undefined ? partner : `${partner}/${holder}`;
        return tablesProblem("diagnostic/bundle-unused", {}, { bundle: textValue(bundle) });
      }),
    );
  return used.size;
}

/** One bundle per partner: those of the holders of a group added up. */
function bundlesByPartner({ partners, ...study }: Study, bundles: readonly Bundle[]): readonly Bundle[] {
  const byPartner = Map.groupBy(bundles, ({ manifest }) => manifest.partner);
  return [...byPartner].flatMap(([partner, own]) =>
    (partners.get(partner)?.group ?? null) === null ? own : [pooledBundle({ partners, ...study }, own)],
  );
}

/** The day of the latest bundle, on which an edition was complete; null before the first. */
export function lastDayOf(bundles: readonly Bundle[]): string | null {
  const days = bundles.map(({ manifest }) => manifest.date).toSorted();
  return days.at(-1) ?? null;
}

/** @throws {RangeError} when the study confides the source to nobody */
export function partnerOf(source: string, study: Study): Partner {
  for (const partner of study.partners.values()) if (partner.sources.includes(source)) return partner;
  throw new RangeError("a source without a partner");
}

function gatheredFor(indicator: Indicator, study: Study, bundles: readonly Bundle[]): Gathered {
  const partner = partnerOf(indicator.source, study);
  const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
  const entry = bundle?.manifest.tables.find(({ name }) => name === indicator.id);
  if (!bundle || !entry || !bundle.tables.has(indicator.id)) return { state: "awaited", partner };
  const holders = holdersIn(indicator, { partner, bundle, study });
  const table = inferredIn(bundle, indicator, { study, holders });
  if (table === null) return { state: "awaited", partner };
  if (indicator.byHolder === undefined || holders === null)
    return { state: "published", table, entry, bundle };
  const byHolder = (bundle.pooled?.bundles ?? []).flatMap((own): readonly HolderTable[] => {
    const holder = partner.group?.holders.get(own.manifest.holder ?? "");
    if (holder === undefined || holders.awaited.includes(holder)) return [];
    const ofHolder = inferredIn(own, indicator, { study, holders: null });
    return ofHolder === null ? [] : [{ holder, table: ofHolder }];
  });
  return { state: "published", table: { ...table, byHolder }, entry, bundle };
}

/** The table of an indicator in a bundle; null where it has none. */
export function inferredIn(
  bundle: Bundle,
  indicator: Indicator,
  { study, holders }: { readonly study: Study; readonly holders: HolderReception | null },
): InferredTable | null {
  const entry = bundle.manifest.tables.find(({ name }) => name === indicator.id);
  const released = bundle.tables.get(indicator.id);
  const source = study.sources.get(indicator.source);
  if (!entry || !released || !source) return null;
  const ofSource = bundle.manifest.tables.flatMap(({ name, source: ofTable }) => {
    const table = ofTable === source.id ? bundle.tables.get(name) : undefined;
    return table === undefined ? [] : [[name, table] as const];
  });
  const { policy } = bundle.manifest;
  return infer({
    indicator,
    source,
    table: released,
    tables: new Map(ofSource),
    // A partner may let small counts leave as drawn.
    min: policy.small === "noisy" ? 0 : policy.min,
    silence: entry.silence,
    sizes: sizesUseOf(bundle.manifest, source.id),
    holders,
    areHiddenUncertain: bundle.pooled?.uncertain.has(indicator.id) ?? false,
  });
}

/** The holders of a group that a table is of: without those whose hidden counts keep them out of it. */
function holdersIn(
  { id }: Indicator,
  { partner, bundle, study }: { readonly partner: Partner; readonly bundle: Bundle; readonly study: Study },
): HolderReception | null {
  const { group } = partner;
  if (group === null) return null;
  const sent = new Set(bundle.pooled?.bundles.map(({ manifest }) => manifest.holder));
  const leftOut = bundle.pooled?.leftOut.get(id) ?? [];
  return receptionWithout(
    group,
    (holder) => !sent.has(holder.id) || leftOut.includes(holder.id),
    study,
    (holder) => sent.has(holder.id) && (group.except.get(holder.id)?.includes(id) ?? false),
  );
}

function problemsOfBundle(
  { manifest, tables }: Bundle,
  study: Study,
  before: readonly Bundle[],
): readonly VigieError[] {
  const partner = textValue(manifest.partner);
  if (manifest.study.id !== study.id || manifest.study.hash !== study.hash)
    return [
      tablesProblem(
        "diagnostic/bundle-of-another-study",
        {},
        {
          partner,
          found: textValue(manifest.study.hash.slice(0, 12)),
          expected: textValue(study.hash.slice(0, 12)),
        },
      ),
    ];
  const declared = study.partners.get(manifest.partner);
  if (!declared) return [tablesProblem("diagnostic/partner-not-in-study", {}, { partner })];
  const { holder = null } = manifest;
  if (declared.group === null ? holder !== null : !declared.group.holders.has(holder ?? ""))
    return [
      tablesProblem("diagnostic/holder-not-in-study", {}, { partner, holder: textValue(holder ?? "") }),
    ];
  if (
    before.some(
      (other) => other.manifest.partner === manifest.partner && (other.manifest.holder ?? null) === holder,
    )
  )
    return [
      holder === null
        ? tablesProblem("diagnostic/partner-twice", {}, { partner })
        : tablesProblem("diagnostic/holder-twice", {}, { partner, holder: textValue(holder) }),
    ];
  return [...new Set([...manifest.tables.map(({ name }) => name), ...tables.keys()])].flatMap((name) => {
    const table = tables.get(name);
    const id = manifest.tables.find((entry) => entry.name === name)?.indicator ?? table?.indicator ?? name;
    const values = { partner, indicator: textValue(id) };
    const indicator = study.indicators.get(id);
    const source = indicator && study.sources.get(indicator.source);
    if (!indicator || !source) return [tablesProblem("diagnostic/indicator-not-in-study", {}, values)];
    if (!declared.sources.includes(indicator.source))
      return [tablesProblem("diagnostic/indicator-of-another-partner", {}, values)];
    return !table || isAsDeclared(table, indicator, source)
      ? []
      : [tablesProblem("diagnostic/table-not-as-declared", {}, values)];
  });
}
