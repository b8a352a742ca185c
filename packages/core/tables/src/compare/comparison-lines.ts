import type { PublishedFigure, Study } from "@vigie/study";
import type { Formatter } from "../formatter.ts";
import { receptionText } from "../holders.ts";
import { type Chapter, chapterTitle } from "../people/chapters.ts";
import { type Comparison, type Verdict, verdicts } from "./compare.ts";

/** A printed figure and the value that the tables give, as text. */
export interface ComparisonLine {
  readonly id: string;
  readonly what: string;
  /** The other printed figures that contradict it, why nothing here can give it, or which holders do; null where none. */
  readonly remark: string | null;
  readonly printed: string;
  readonly computed: string;
  /** Both as numbers, in the figure's own unit; null where there is none. */
  readonly values: { readonly printed: number | null; readonly computed: number | null };
  /** The table that gives it; null where none does. */
  readonly indicator: string | null;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly wording: string;
}

/** The printed figures of a study as they were compared, in one language. */
interface ComparedStudy {
  readonly study: Study;
  readonly comparisons: readonly Comparison[];
  readonly populations: readonly Chapter[];
  readonly fictitious: boolean;
  readonly formatter: Formatter;
}

/** Every line, under the population that gives it. */
export function comparisonLines({
  study,
  comparisons,
  populations,
  formatter,
}: ComparedStudy): ReadonlyMap<string, readonly ComparisonLine[]> {
  const lines = study.published.flatMap((figure) => {
    const comparison = comparisons.find(({ id }) => id === figure.id);
    return comparison
      ? [
          {
            system: systemOf(comparison, populations, formatter),
            line: lineOf({ figure, comparison }, { study, formatter }),
          },
        ]
      : [];
  });
  return new Map(
    [...Map.groupBy(lines, ({ system }) => system)].map(([system, ofSystem]) => [
      system,
      ofSystem.map(({ line }) => line),
    ]),
  );
}

/** How many figures there are of each verdict, and what agreement is worth where data are fictitious. */
export function comparisonSummary({
  comparisons,
  fictitious,
  formatter,
}: Pick<ComparedStudy, "comparisons" | "fictitious" | "formatter">): string {
  const counts = verdicts
    .map((verdict) => ({
      verdict,
      count: comparisons.filter((comparison) => comparison.verdict === verdict).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => formatter.message(`verdict.${verdict}.count`, { count }));
  const summary = formatter.message("comparison.summary", {
    all: comparisons.length,
    counts: formatter.list(counts),
  });
  return fictitious ? `${summary} ${formatter.message("comparison.fictitious")}` : summary;
}

interface Compared {
  readonly figure: PublishedFigure;
  readonly comparison: Comparison;
}

function lineOf(
  { figure, comparison }: Compared,
  { study, formatter }: { readonly study: Study; readonly formatter: Formatter },
): ComparisonLine {
  const { verdict } = comparison;
  const computed = recomputed({ figure, comparison }, formatter);
  return {
    id: figure.id,
    what: formatter.text(figure.what),
    remark: remarkOn({ figure, comparison }, study, formatter),
    printed: printed(figure, formatter),
    computed,
    values: { printed: figure.value, computed: comparison.computed },
    indicator:
      computed === formatter.message("cell.nothing") ? null : (comparison.indicator?.split("+")[0] ?? null),
    verdict,
    wording: formatter.message(comparison.withinNoise ? "verdict.agrees.noise" : `verdict.${verdict}`),
  };
}

function remarkOn({ figure, comparison }: Compared, study: Study, formatter: Formatter): string | null {
  if (figure.why !== null) return formatter.text(figure.why);
  if (comparison.verdict === "inconsistent")
    return formatter.message("comparison.contradicts", {
      figures: formatter.list(contradicting(figure, study, formatter)),
    });
  const received = (comparison.holders ?? []).flatMap(({ partner: id, ...reception }) => {
    const label = study.partners.get(id)?.label;
    if (label === undefined) return [];
    const marks = receptionText({ ...reception, excepted: [] }, formatter);
    return [formatter.message("note.markedPartner", { partner: formatter.text(label), marks })];
  });
  return received.length === 0 ? null : formatter.list(received);
}

/** The population that gives a figure. */
function systemOf(
  { indicator, verdict }: Comparison,
  chapters: readonly Chapter[],
  formatter: Formatter,
): string {
  const ids = indicator?.split("+") ?? [];
  if (ids.length === 0 && verdict === "not_computed") return formatter.message("comparison.elsewhere");
  if (verdict === "not_comparable") return formatter.message("comparison.notComparable");
  const givers = chapters.filter(({ items }) => items.some((item) => ids.includes(item.indicator.id)));
  const [first] = givers;
  return first && givers.length === 1
    ? chapterTitle(first, formatter)
    : formatter.message("comparison.several");
}

/** One decimal more than printed where rounding decides, so that one sees it decide. */
function recomputed({ figure, comparison }: Compared, formatter: Formatter): string {
  const { computed, verdict } = comparison;
  if (computed !== null) {
    const isCount = Number.isInteger(computed) && figure.unit !== "%";
    const decimals = figure.precision === "exact" ? figure.decimals + 1 : Math.max(1, figure.decimals);
    return withUnit(computed, { figure, decimals: isCount ? 0 : decimals }, formatter);
  }
  if (figure.precision !== "ordinal") return formatter.message("cell.nothing");
  if (verdict === "agrees") return formatter.message("comparison.holds");
  return formatter.message(
    verdict === "differs" || verdict === "inconsistent" ? "comparison.fails" : "cell.nothing",
  );
}

function contradicting(figure: PublishedFigure, study: Study, formatter: Formatter): readonly string[] {
  return study.published
    .filter(({ id }) => figure.inconsistentWith.includes(id))
    .map((other) =>
      formatter.message("comparison.other", {
        what: formatter.text(other.what),
        value: printed(other, formatter),
      }),
    );
}

function printed(figure: PublishedFigure, formatter: Formatter): string {
  if (figure.printed !== null && figure.printed !== "deduced")
    return formatter.message("comparison.quoted", { wording: formatter.text(figure.printed) });
  if (figure.value === null) return formatter.message("comparison.claim");
  const value = withUnit(figure.value, { figure, decimals: figure.decimals }, formatter);
  if (figure.printed === "deduced") return formatter.message("comparison.deduced", { value });
  if (figure.precision === "about") return formatter.message("comparison.about", { value });
  return figure.precision === "over" ? formatter.message("comparison.over", { value }) : value;
}

function withUnit(
  value: number,
  { figure, decimals }: { figure: PublishedFigure; decimals: number },
  formatter: Formatter,
): string {
  if (figure.unit === "%") return formatter.percent(value / 100, decimals);
  const wording = formatter.number(value, decimals);
  // The study says units in French only.
  return formatter.language === "fr" ? formatter.text({ fr: `${wording}\u00a0${figure.unit}` }) : wording;
}
