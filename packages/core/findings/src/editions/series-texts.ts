import { bothSizes, type Trend, trendPanels } from "@vigie/drawing";
import { earlierMin } from "@vigie/statistics";
import { alertsIn, type Formatter, newLevelsIn, type Series, type SeriesReport } from "@vigie/tables";
import { inSentence } from "@vigie/words";
import { asDrawn } from "../drawn/drawn-interval.ts";
import type { Figure } from "../figure-kind.ts";
import { measureText } from "../figure-tables/measures-table.ts";
import { editionAt, editionName } from "./edition-name.ts";

/** What editions say together, the surest first: sentences for a page, a sheet of paper and a message. */
export interface SeriesTexts {
  /** How many editions, from which to which. */
  readonly lead: string;
  /** How many indicators moved beyond noise and chance. */
  readonly moved: number;
  /** One per indicator that did, up to `alertsMax`. */
  readonly alerts: readonly { readonly indicator: string; readonly sentence: string }[];
  /** Sentence that nothing did; null where something did, or where nothing could be told. */
  readonly none: string | null;
  /** What did not move, then what cannot be told, as numbers of series: none is listed. */
  readonly others: readonly string[];
  /** How an alert is given. */
  readonly rule: string;
}

/** Alerts in words: what follows would not be on one page. */
const alertsMax = 8;

/** Changes of earlier editions that are named again. */
const levelsMax = 4;

export function seriesTexts(report: SeriesReport, formatter: Formatter): SeriesTexts {
  const { editions, planned, isPlanPassed, series } = report;
  const { message } = formatter;
  const found = alertsIn(report);
  const alerts = found.slice(0, alertsMax).map((each) => ({
    indicator: each.indicator.id,
    sentence: alertSentence(each, report, formatter),
  }));
  const [still, untold] = [
    series.filter(({ change }) => change?.isAlert === false).length,
    series.filter(({ change }) => change === null).length,
  ];
  const all = series.length;
  const levels = newLevelsIn(report).slice(0, levelsMax);
  return {
    lead: message("editions.lead", {
      count: editions.length,
      first: nameAt(0, editions, formatter),
      last: nameAt(editions.length - 1, editions, formatter),
    }),
    moved: found.length,
    alerts,
    none: alerts.length > 0 || still === 0 ? null : message("editions.none"),
    others: [
      ...(found.length > alerts.length
        ? [message("editions.more", { count: found.length - alerts.length })]
        : []),
      ...(levels.length === 0 ? [] : [levelsSentence(levels, report, formatter)]),
      ...(still === 0 ? [] : [message("editions.still", { count: still, all })]),
      ...(isPlanPassed
        ? [message("editions.planPassed", { editions: editions.length, planned })]
        : untold === 0
          ? []
          : [message("editions.untold", { count: untold, all, least: earlierMin })]),
    ],
    rule: message("editions.rule", { planned, least: earlierMin }),
  };
}

function alertSentence(
  { indicator, group, label, of, points, change }: ReturnType<typeof alertsIn>[number],
  { editions }: SeriesReport,
  formatter: Formatter,
): string {
  const title = formatter.text(indicator.title);
  const value = points.at(-1)?.observed?.value ?? 0;
  const written = (number: number) =>
    of === "share" ? formatter.percent(number, 1) : measureText(number, formatter);
  return formatter.message("editions.alert", {
    title,
    label,
    hasLabel: label === title ? "no" : "yes",
    group: group === null ? "" : inSentence(group.name),
    hasGroup: group === null ? "no" : "yes",
    now: written(value),
    mean: written(change.mean),
    since: nameAt(change.since, editions, formatter),
    isOne: change.since === points.length - 2 ? "yes" : "no",
    difference:
      of === "share"
        ? formatter.message("editions.points", {
            points: formatter.points(asPrinted(value) - asPrinted(change.mean), 1),
          })
        : `${change.difference > 0 ? "+" : ""}${measureText(change.difference, formatter)}`,
  });
}

/** To a tenth of a point, so that the difference printed is that of the shares printed. */
function asPrinted(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function levelsSentence(
  levels: ReturnType<typeof newLevelsIn>,
  { editions }: SeriesReport,
  formatter: Formatter,
): string {
  const names = levels.map(({ indicator, change }) =>
    formatter.message("editions.level", {
      title: formatter.text(indicator.title),
      since: nameAt(change.since, editions, formatter),
    }),
  );
  return formatter.message("editions.levels", { names: formatter.list(names) });
}

function nameAt(at: number, editions: SeriesReport["editions"], formatter: Formatter): string {
  const edition = editions[at];
  return edition === undefined ? "" : editionName(edition.study.window, formatter);
}

/** Small drawings of one indicator, and their table: one row per edition, the newest first. */
export interface SeriesFigure extends Pick<Figure, "wide" | "narrow"> {
  readonly id: string;
  readonly title: string;
  /** The breaks that its lines do not cross. */
  readonly breaks: readonly string[];
  readonly alternative: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Indicators drawn, and panels of each. */
const figuresMax = 4;
const panelsMax = 7;

/** The indicators that moved, then those that moved before or started again at a break: each category or each group beside the one that did. */
export function seriesFigures(
  report: SeriesReport,
  { fictitious, formatter }: { readonly fictitious: boolean; readonly formatter: Formatter },
): readonly SeriesFigure[] {
  const moved = [...alertsIn(report), ...newLevelsIn(report)];
  const broken = report.series.filter(
    ({ indicator, group, points }) =>
      group === null &&
      points.some((point) => point.broken !== null) &&
      moved.every((series) => series.indicator !== indicator),
  );
  const firstOf = Map.groupBy(broken, ({ indicator }) => indicator.id).values();
  const leading = [...moved, ...[...firstOf].flatMap((own) => own.slice(0, 1))];
  return leading
    .filter(({ of }) => of === "share")
    .slice(0, figuresMax)
    .map((lead) => figureOf(lead, report, { fictitious, formatter }));
}

function figureOf(
  lead: Series,
  report: SeriesReport,
  { fictitious, formatter }: { readonly fictitious: boolean; readonly formatter: Formatter },
): SeriesFigure {
  const { indicator, group, code, change } = lead;
  const ofIndicator = report.series.filter((each) => each.indicator === indicator);
  // The whole of a yes or no has one curve: its groups stand beside it.
  const byGroup = group !== null || ofIndicator.filter((each) => each.group === null).length === 1;
  const panels = ofIndicator.filter((each) => (byGroup ? each.code === code : each.group === null));
  const shown = [lead, ...panels.filter((each) => each.group?.code !== group?.code || each.code !== code)];
  const nameOf = (each: Series) =>
    byGroup ? (each.group?.name ?? formatter.message("code.total")) : each.label;
  const trends = shown.slice(0, panelsMax).map((each) => trendOf(each, nameOf(each), report, formatter));
  const id = `serie-${indicator.id}`;
  // A panel alone has the name of the figure.
  const drawn = trends.length === 1 ? trends.map((trend) => ({ ...trend, name: "" })) : trends;
  const title = formatter.text(indicator.title);
  const breaks = [...breaksOf(lead, report, formatter), ...gapsOf(report, formatter)];
  return {
    id,
    title: group === null ? title : `${title} – ${lead.label}`,
    breaks,
    alternative: change?.isAlert
      ? alertSentence({ ...lead, change }, report, formatter)
      : [`${title}.`, ...breaks].join(" "),
    ...bothSizes({ id, fictitious, formatter }, (canvas) => trendPanels(canvas, drawn)),
    columns: [formatter.message("editions.column"), ...trends.map(({ name }) => name)],
    rows: report.editions
      .map(({ study }, at) => [
        editionName(study.window, formatter),
        ...trends.map(({ points }) => {
          const share = points[at]?.share ?? null;
          return share === null ? formatter.message("cell.notShown") : formatter.percent(share, 1);
        }),
      ])
      .toReversed(),
  };
}

function trendOf(series: Series, name: string, report: SeriesReport, formatter: Formatter): Trend {
  return {
    name,
    points: series.points.map(({ observed, broken }, at) => {
      const window = report.editions[at]?.study.window ?? { from: "", to: "" };
      return {
        at: editionAt(window),
        name: editionName(window, formatter),
        share: observed?.value ?? null,
        interval: asDrawn(observed?.interval ?? null, "noise"),
        isAfterBreak: broken !== null,
        isAfterGap: isAfterGap(report, at),
      };
    }),
  };
}

/** Whether an edition is missing before one: it comes later than half a step more than the closest two. */
function isAfterGap({ editions }: SeriesReport, at: number): boolean {
  const times = editions.map(({ study }) => editionAt(study.window));
  const steps = times.slice(1).map((time, before) => time - (times[before] ?? 0));
  return at > 0 && (steps[at - 1] ?? 0) > 1.5 * Math.min(...steps);
}

function gapsOf(report: SeriesReport, formatter: Formatter): readonly string[] {
  return report.editions.flatMap((_, at) =>
    isAfterGap(report, at)
      ? [
          formatter.message("editions.gap", {
            before: nameAt(at - 1, report.editions, formatter),
            after: nameAt(at, report.editions, formatter),
          }),
        ]
      : [],
  );
}

function breaksOf({ points }: Series, { editions }: SeriesReport, formatter: Formatter): readonly string[] {
  return points.flatMap(({ broken }, at) => {
    if (broken === null) return [];
    const why = broken.map((text) => formatter.text(text)).join(" ");
    return [formatter.message("editions.break", { edition: nameAt(at, editions, formatter), why })];
  });
}
