import {
  type EditionEstimate,
  type EditionSeries,
  type NewestChange,
  newestChanges,
} from "@vigie/statistics";
import { attributeOf, contentOf, firstName, type Indicator, type Text } from "@vigie/study";
import { total } from "@vigie/table";
import type { Formatter } from "../formatter.ts";
import { groupName } from "../labels.ts";
import type { Chapter } from "../people/chapters.ts";
import { alikeMax } from "../views/reference-comparison.ts";
import { breakAt, type ComparedEdition } from "./earlier-edition.ts";
import type { Observed, ObservedQuantity } from "./observed.ts";

/** One number of a study, edition after edition. */
export interface Series {
  readonly indicator: Indicator;
  /** First code and name of a group of the indicator; null for its whole population. */
  readonly group: { readonly code: string; readonly name: string } | null;
  readonly code: string;
  readonly label: string;
  readonly of: ObservedQuantity["of"];
  /** One per edition, the newest last. */
  readonly points: readonly SeriesPoint[];
  /** The newest edition against the level of the series since its last break; null where nothing can be told of it. */
  readonly change: NewestChange | null;
}

export interface SeriesPoint {
  /** Null where the edition has no such number. */
  readonly observed: Observed | null;
  /** What changed in its definition since the edition before, where something did. */
  readonly broken: readonly Text[] | null;
}

/** What the editions of a study say together. */
export interface SeriesReport {
  readonly editions: readonly ComparedEdition[];
  /** Editions among which the risk of a false alert is shared. */
  readonly planned: number;
  /** Whether there are more: nothing is tested then. */
  readonly isPlanPassed: boolean;
  readonly series: readonly Series[];
}

/** Editions planned where `release.yaml` does not say it: five years of quarters. */
const plannedByDefault = 20;

/** Groups that a series is followed in: territories are in the tables of each edition. */
const groupsMax = 12;

/**
 * The series of every share, mean and median that editions compare, whole populations first, with alerts: methods,
 * section 7.20. Null with one edition before, which `changesSince` compares.
 */
export function seriesOf(
  before: readonly ComparedEdition[],
  now: ComparedEdition,
  { chapters, formatter }: { readonly chapters: readonly Chapter[]; readonly formatter: Formatter },
): SeriesReport | null {
  if (before.length < 2) return null;
  const editions = [...before, now];
  const planned = now.study.release?.editions ?? plannedByDefault;
  const indicators = chapters
    .flatMap(({ items }) => items.map(({ indicator }) => indicator))
    .filter((indicator) => contentOf(indicator).isTracked && contentOf(indicator).rate === null);
  const drawn = indicators.flatMap((indicator) => seriesIn(indicator, editions, formatter));
  const changes = newestChanges(
    drawn.map((each) => estimatesIn(each, now)),
    planned,
  );
  const series = drawn.map((each, at): Series => ({ ...each, change: changes[at] ?? null }));
  return { editions, planned, isPlanPassed: editions.length > planned, series };
}

type Drawn = Omit<Series, "change">;

function seriesIn(
  indicator: Indicator,
  editions: readonly ComparedEdition[],
  formatter: Formatter,
): readonly Drawn[] {
  const { id } = indicator;
  const breaks = editions.map((_, at) => breakAt(editions, at, id));
  return [null, ...groupsOf(indicator, editions)].flatMap((group): readonly Drawn[] => {
    const quantities = editions.map((edition) => edition.quantity(id, group?.code));
    const newest = quantities.at(-1);
    // One edition alone is no series.
    if (!newest || quantities.slice(0, -1).every((quantity) => quantity === null)) return [];
    const codes = [...newest.observed.keys()];
    const isYesOrNo = codes.length === 2 && codes.includes("yes") && codes.includes("no");
    return (isYesOrNo ? ["yes"] : codes).map((code) => ({
      indicator,
      group,
      code,
      label: isYesOrNo ? formatter.text(indicator.title) : (newest.observed.get(code)?.label ?? code),
      of: newest.of,
      points: quantities.map((quantity, at) => ({
        observed: quantity?.observed.get(code) ?? null,
        broken: breaks[at] ?? null,
      })),
    }));
  });
}

/** The groups of a characteristic that has few. */
function groupsOf(
  indicator: Indicator,
  editions: readonly ComparedEdition[],
): readonly NonNullable<Series["group"]>[] {
  const { groupedBy } = contentOf(indicator);
  const subject = editions.at(-1)?.subject(indicator.id) ?? null;
  if (groupedBy === null || subject === null) return [];
  const missing = new Set(
    attributeOf(subject.source, groupedBy)?.codes.flatMap(({ code, missing: kind }) =>
      kind === null ? [] : [code],
    ),
  );
  // Nobody of the other groups is in the population.
  const within = subject.source.universes.get(indicator.universe)?.where.get(groupedBy);
  const codes = (subject.table.dimensions[1]?.codes ?? []).filter(
    (code) => code !== total && code !== "_U" && !missing.has(code) && within?.includes(code) !== false,
  );
  const own = attributeOf(subject.source, groupedBy)?.codes ?? [];
  return codes.length > groupsMax
    ? []
    : codes.map((code) => ({ code: firstName(own, code), name: groupName(subject, groupedBy, code) }));
}

/** A whole population counted moves a little all the time: less than a point is not reported. */
function estimatesIn({ indicator, of, points }: Drawn, now: ComparedEdition): EditionSeries {
  const isSampled = now.subject(indicator.id)?.source.inferenceTarget !== null;
  const since = points.findLastIndex(({ broken }) => broken !== null);
  return {
    estimates: points.map(({ observed }, at) => (at < since ? null : estimateOf(observed, isSampled))),
    family: indicator.id,
    differenceMin: !isSampled && of === "share" ? alikeMax : 0,
  };
}

/** Half of an interval at 95 %, in standard errors. */
const quantile = 1.959964;

/** A share counted bears noise, and chance apart; of any other number the interval holds both. */
function estimateOf(observed: Observed | null, isSampled: boolean): EditionEstimate | null {
  if (observed === null || observed.value === null) return null;
  const { value, counted, interval } = observed;
  if (counted !== null && counted.base > 0)
    return { value, variance: counted.noise ?? 0, sampled: isSampled ? counted.base : null };
  const half = interval === null ? 0 : (interval.upper - interval.lower) / 2;
  return { value, variance: (half / quantile) ** 2, sampled: null };
}

/** A series whose newest edition is compared. */
type ComparedSeries = Series & { readonly change: NewestChange };

/** Alerts, one per indicator: when a share rises, others fall. The surest first. */
export function alertsIn(report: Pick<SeriesReport, "series">): readonly ComparedSeries[] {
  const alerts = comparedIn(report).filter(({ change }) => change.isAlert);
  return firstOfEach(alerts.toSorted((a, b) => a.change.pValue - b.change.pValue));
}

/** Indicators without an alert that keep a level reached in an earlier edition, one series each, the latest first. */
export function newLevelsIn(report: Pick<SeriesReport, "series">): readonly ComparedSeries[] {
  const alerts = new Set(alertsIn(report).map(({ indicator }) => indicator));
  const levels = comparedIn(report).filter(
    ({ indicator, change }) => change.isNewLevel && !alerts.has(indicator),
  );
  return firstOfEach(levels.toSorted((a, b) => b.change.since - a.change.since));
}

function comparedIn({ series }: Pick<SeriesReport, "series">): readonly ComparedSeries[] {
  return series.flatMap((each) => (each.change === null ? [] : [{ ...each, change: each.change }]));
}

function firstOfEach(series: readonly ComparedSeries[]): readonly ComparedSeries[] {
  const own = Map.groupBy(series, ({ indicator }) => indicator.id);
  return [...own.values()].flatMap((each) => each.slice(0, 1));
}
