import type { Bundle } from "@vigie/bundle";
import {
  chiSquareUpper,
  differenceInterval,
  fromOthers,
  holm,
  type Interval,
  normalCritical,
  type Proportion,
} from "@vigie/statistics";
import { contentOf, type Holder, type Indicator, isWeighted, type Partner, type Study } from "@vigie/study";
import { type ReleasedTable, total } from "@vigie/table";
import { textValue, VigieErrors } from "@vigie/words";
import { type Observed, type ObservedQuantity, observedQuantity } from "./editions/observed.ts";
import { type PackagedEdition, type PackagedTable, packagedSubject } from "./editions/packaged-edition.ts";
import { type Formatter, formatterOf } from "./formatter.ts";
import { inferredIn } from "./gather.ts";
import { chanceShownAt, isClearlyShown, pValueGivenShown, type ShownShare } from "./infer/shown-share.ts";
import { groupName } from "./labels.ts";
import { tablesProblem } from "./problems.ts";
import type { Subject } from "./subject.ts";
import { tableViewOf } from "./views/view.ts";

/** Risk of naming one figure at least that only chance and noise set apart. */
const level = 0.05;

/** What a holder of a group has at home. */
export interface OwnTables {
  readonly study: Study;
  /** Bundle in which its tables left. */
  readonly bundle: Bundle;
  /** By name, with true counts and errors of 0. */
  readonly exact: ReadonlyMap<string, ReleasedTable>;
}

/** The exact figures of one holder beside those that were published of its whole group: they stay at the holder's. */
export interface OwnAndWhole {
  readonly partner: Partner;
  readonly holder: Holder;
  readonly indicators: readonly OwnIndicator[];
  /** Differences tested together. */
  readonly tested: number;
  /** Titles of indicators that are not compared. */
  readonly left: {
    /** Editions do not compare their kind. */
    readonly untracked: readonly string[];
    readonly unpublished: readonly string[];
  };
  /** Which bundle of this holder was published: the one of its tables, another one, or none. */
  readonly sent: "same" | "other" | "none";
  /** Day of the latest bundle published. */
  readonly day: string | null;
}

export interface OwnIndicator {
  readonly title: string;
  /** Who is counted. */
  readonly population: string;
  readonly of: ObservedQuantity["of"];
  /** Whether the published table is of the other holders alone. */
  readonly isWithout: boolean;
  readonly figures: readonly OwnFigure[];
}

export interface OwnFigure {
  readonly label: string;
  /** Group of the population that it is about; null for all of it. */
  readonly group: string | null;
  /** A share in 0..1, or a mean or a median in its own unit. */
  readonly own: number;
  /** Units, or respondents, that a share is of; null of another number. */
  readonly base: number | null;
  /** Null where hidden or too uncertain. */
  readonly whole: number | null;
  /** Interval of the whole, at 95 %; null where nothing is uncertain, and where a count may owe to noise that it is shown. */
  readonly interval: Interval | null;
  /** Whether noise and chance explain the difference; null where nothing says it. */
  readonly isExplained: boolean | null;
}

/**
 * Each figure of a holder beside that of its group. A share is tested against that of the other holders, which is what its own
 * exact counts leave of the published ones; a weighted share and a mean, by their intervals. Holm over them all. An entry of this
 * package by itself, which a page can hold.
 * @param language one that Vigie speaks
 * @throws {VigieErrors} the bundle is no holder's, or the publication is of another study or version, or has no table of the group
 */
export function ownAndWhole(own: OwnTables, published: PackagedEdition, language: string): OwnAndWhole {
  const formatter = formatterOf(language);
  const { study, bundle } = own;
  refuseOtherStudy(own, published);
  const { partner, holder } = holderIn(own);
  const indicators = [...study.indicators.values()].filter(({ source }) => partner.sources.includes(source));
  const sent = published.bundles.find((each) => each.partner === partner.id && each.holder === holder.id);
  const pairs = indicators.flatMap((indicator, at) => {
    const table = published.tables.get(indicator.id);
    const isRepeated = isWholeShown(indicator, { before: indicators.slice(0, at), all: indicators });
    const isWithout = sent === undefined || (table?.without.includes(holder.id) ?? false);
    return table === undefined
      ? []
      : (pairOf(indicator, { own, table, isWithout, isRepeated }, formatter) ?? []);
  });
  if (pairs.length === 0) throw refused("published-without-group", { partner: textValue(partner.id) });
  const tested = pairs.flatMap(({ figures }) => figures.flatMap(({ pValue }) => pValue ?? []));
  const adjusted = holm(tested).values();
  const titlesOf = (isLeft: (indicator: Indicator) => boolean) =>
    indicators.filter(isLeft).map(({ title }) => formatter.text(title));
  const compared = new Set(pairs.map(({ id }) => id));
  return {
    partner,
    holder,
    indicators: pairs.map(({ id: _, figures, ...pair }) => ({
      ...pair,
      figures: figures.map(({ pValue, ...figure }) => ({
        ...figure,
        isExplained: pValue === null ? null : (adjusted.next().value ?? 1) >= level,
      })),
    })),
    tested: tested.length,
    left: {
      untracked: titlesOf((indicator) => !contentOf(indicator).isTracked),
      unpublished: titlesOf((indicator) => contentOf(indicator).isTracked && !compared.has(indicator.id)),
    },
    sent: sent === undefined ? "none" : sent.hash === bundle.hash ? "same" : "other",
    day: published.day,
  };
}

/** Whether another indicator has the same answers of the same population as a whole, so that these need not be repeated. */
function isWholeShown(
  { id, source, universe, of }: Indicator,
  { before, all }: { readonly before: readonly Indicator[]; readonly all: readonly Indicator[] },
): boolean {
  const isSame = (other: Indicator) =>
    other.id !== id && other.source === source && other.universe === universe && other.of === of;
  return (
    before.some((other) => isSame(other) && contentOf(other).groupedBy !== null) ||
    all.some((other) => isSame(other) && contentOf(other).isSingleLine)
  );
}

function holderIn({ study, bundle: { manifest } }: OwnTables) {
  const values = { partner: textValue(manifest.partner), holder: textValue(manifest.holder ?? "") };
  if (manifest.holder === undefined) throw refused("own-without-group", values);
  const partner = study.partners.get(manifest.partner);
  const holder = partner?.group?.holders.get(manifest.holder);
  if (partner === undefined || holder === undefined) throw refused("holder-not-in-study", values);
  return { partner, holder };
}

function refused(
  why:
    | "holder-not-in-study"
    | "own-without-group"
    | "own-of-another-study"
    | "published-without-group"
    | "published-of-another",
  values: Parameters<typeof tablesProblem>[2],
): VigieErrors {
  return new VigieErrors([tablesProblem(`diagnostic/${why}`, {}, values)]);
}

/** The hash of a study holds its period and its definitions. */
function refuseOtherStudy(
  { study, bundle }: OwnTables,
  { studyId, version, window, hash }: PackagedEdition,
): void {
  const now = { study: textValue(study.id), version: textValue(study.version) };
  const ran = bundle.manifest.study;
  if (ran.hash !== study.hash)
    throw refused("own-of-another-study", {
      ...now,
      found: textValue(ran.id),
      other: textValue(ran.version),
    });
  if (studyId === study.id && hash === study.hash) return;
  throw refused("published-of-another", {
    ...now,
    which: textValue(studyId === study.id ? "version" : "study"),
    found: textValue(studyId),
    other: textValue(version),
    from: textValue(window.from),
    to: textValue(window.to),
  });
}

type TestedFigure = Omit<OwnFigure, "isExplained"> & { readonly pValue: number | null };

/** Null where the run has no such table, or where editions do not compare it. */
function pairOf(
  indicator: Indicator,
  {
    own: { study, bundle, exact },
    table: published,
    isWithout,
    isRepeated,
  }: {
    readonly own: OwnTables;
    readonly table: PackagedTable;
    readonly isWithout: boolean;
    readonly isRepeated: boolean;
  },
  formatter: Formatter,
) {
  const source = study.sources.get(indicator.source);
  const { manifest } = bundle;
  // Exact counts are shown, whatever their size.
  const policy = { ...manifest.policy, small: "noisy" as const };
  const counted = { ...bundle, manifest: { ...manifest, policy }, tables: exact };
  const table = inferredIn(counted, indicator, { study, holders: null });
  if (source === undefined || table === null) return null;
  const marks = { fictitious: manifest.fictitious, unverified: false };
  const subject: Subject = { study, source, indicator, table, ...marks, gathered: new Map(), formatter };
  const whole = packagedSubject(published, study, subject);
  if (whole === null) return null;
  const { groupedBy } = contentOf(indicator);
  const groups = groupedBy === null ? [] : knownCodes(subject, groupedBy);
  const shown = groupedBy !== null && isRepeated ? groups : [total, ...groups];
  const of = observedQuantity(subject)?.of;
  if (of === undefined) return null;
  const figures = shown.flatMap((group) => {
    const [here, there] = [observedQuantity(subject, group), observedQuantity(whole, group)];
    if (here === null || there === null) return [];
    const name = group === total || groupedBy === null ? null : groupName(subject, groupedBy, group);
    return figuresOf({ here, there, isWithout, isWeighted: isWeighted(source) }).map((figure) => ({
      ...figure,
      group: name,
    }));
  });
  const population = source.universes.get(indicator.universe)?.label ?? source.label;
  return {
    id: indicator.id,
    title: formatter.text(indicator.title),
    population: formatter.text(population),
    of,
    isWithout,
    figures,
  };
}

/** Codes of a dimension that are a value, and not the total. */
function knownCodes(subject: Subject, dimension: string): readonly string[] {
  const at = subject.table.dimensions.findIndex(({ name }) => name === dimension);
  const missing = tableViewOf(subject).missing[at];
  const codes = subject.table.dimensions[at]?.codes ?? [];
  return codes.filter((code) => code !== total && missing?.has(code) !== true);
}

function figuresOf({
  here,
  there,
  isWithout,
  isWeighted: isDesigned,
}: {
  readonly here: ObservedQuantity;
  readonly there: ObservedQuantity;
  readonly isWithout: boolean;
  readonly isWeighted: boolean;
}): readonly Omit<TestedFigure, "group">[] {
  const codes = [...here.observed.keys()];
  const isYesOrNo = codes.length === 2 && codes.includes("yes") && codes.includes("no");
  return codes.flatMap((code) => {
    const [mine, all] = [here.observed.get(code), there.observed.get(code)];
    if (mine === undefined || all === undefined || (isYesOrNo && code === "no")) return [];
    if (mine.value === null) return [];
    return [
      {
        label: mine.label,
        own: mine.value,
        base: mine.counted?.base ?? null,
        whole: all.value,
        interval: all.counted === null || isClearlyShown(all.counted) ? all.interval : null,
        pValue: isDesigned ? pValueByIntervals(mine, all) : pValueByCounts(mine, all, isWithout),
      },
    ];
  });
}

function pValueByCounts(own: Observed, whole: Observed, isWithout: boolean): number | null {
  if (own.counted === null || whole.counted === null) return pValueByIntervals(own, whole);
  const others = isWithout ? whole.counted : othersOf(whole.counted, own.counted);
  if (own.counted.base === 0 || others === null) return null;
  const share = (own.counted.count + others.count) / (own.counted.base + others.base);
  return pValueGivenShown(fromOthers(own.counted, others), chanceShownAt(whole.counted, share, "sampling"));
}

/**
 * What exact counts leave of noisy ones: the noise of their share is that of the whole's, on a smaller base, were both shares
 * equal, as the test supposes. Null where noise leaves nobody.
 */
function othersOf(whole: ShownShare, own: Proportion): Proportion | null {
  const base = whole.base - own.base;
  if (base <= 0) return null;
  return {
    count: Math.min(base, Math.max(0, whole.count - own.count)),
    base,
    noise: (whole.noise ?? 0) * (whole.base / base) ** 2,
  };
}

/** Cautious where the holder is part of the whole, which counts its chance twice; null where one of the two has no interval. */
function pValueByIntervals(own: Observed, whole: Observed): number | null {
  if (own.value === null || whole.value === null || own.interval === null || whole.interval === null)
    return null;
  const { lower, upper } = differenceInterval({
    group: { estimate: own.value, interval: own.interval },
    rest: { estimate: whole.value, interval: whole.interval },
  });
  const gap = own.value - whole.value;
  const half = gap > 0 ? gap - lower : upper - gap;
  return half > 0 ? chiSquareUpper(((normalCritical(0.95) * gap) / half) ** 2, 1) : null;
}
