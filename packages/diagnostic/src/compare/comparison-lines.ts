import type { PublishedFigure, Study } from "@vigie/study";
import { type Chapter, chapterTitle } from "../chapters.ts";
import type { Publication } from "../document/publication.ts";
import type { Words } from "../words.ts";
import type { Comparison } from "./compare.ts";
import { type Verdict, verdicts } from "./judge.ts";

/** A figure already printed beside what the tables give, as it is read. */
export interface ComparisonLine {
  readonly id: string;
  readonly what: string;
  /** The other printed figures that contradict it, in a sentence; null where none does. */
  readonly contradicted: string | null;
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

/** Every line, under the population that gives it. */
export function comparisonLines({
  study,
  comparisons,
  populations,
  words,
}: Publication): ReadonlyMap<string, readonly ComparisonLine[]> {
  const lines = study.published.flatMap((figure) => {
    const comparison = comparisons.find(({ id }) => id === figure.id);
    return comparison
      ? [
          {
            system: systemOf(comparison, populations, words),
            line: lineOf({ figure, comparison }, { study, words }),
          },
        ]
      : [];
  });
  return new Map(
    [...Map.groupBy(lines, ({ system }) => system)].map(([system, own]) => [
      system,
      own.map(({ line }) => line),
    ]),
  );
}

/** How many figures there are of each verdict, and what agreement is worth where data are fictitious. */
export function comparisonSummary({
  comparisons,
  fictitious,
  words,
}: Pick<Publication, "comparisons" | "fictitious" | "words">): string {
  const counts = verdicts
    .map((verdict) => ({ verdict, count: comparisons.filter((own) => own.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => words.message(`verdict.${verdict}.count`, { count }));
  const summary = words.message("comparison.summary", {
    all: comparisons.length,
    counts: words.list(counts),
  });
  return fictitious ? `${summary} ${words.message("comparison.fictitious")}` : summary;
}

interface Compared {
  readonly figure: PublishedFigure;
  readonly comparison: Comparison;
}

function lineOf(
  { figure, comparison }: Compared,
  { study, words }: { readonly study: Study; readonly words: Words },
): ComparisonLine {
  const { verdict } = comparison;
  const computed = recomputed({ figure, comparison }, words);
  return {
    id: figure.id,
    what: words.text(figure.what),
    contradicted:
      verdict === "inconsistent"
        ? words.message("comparison.contradicts", {
            figures: words.list(contradicting(figure, study, words)),
          })
        : null,
    printed: printed(figure, words),
    computed,
    values: { printed: figure.value, computed: comparison.computed },
    indicator:
      computed === words.message("cell.nothing") ? null : (comparison.indicator?.split("+")[0] ?? null),
    verdict,
    wording: words.message(comparison.withinNoise ? "verdict.agrees.noise" : `verdict.${verdict}`),
  };
}

/** The population that gives a figure. */
function systemOf({ indicator, verdict }: Comparison, chapters: readonly Chapter[], words: Words): string {
  const ids = indicator?.split("+") ?? [];
  if (ids.length === 0 && verdict === "not_computed") return words.message("comparison.elsewhere");
  const own = chapters.filter(({ items }) => items.some((item) => ids.includes(item.indicator.id)));
  const [first] = own;
  return first && own.length === 1 ? chapterTitle(first, words) : words.message("comparison.several");
}

/** One decimal more than printed where rounding decides, so that one sees it decide. */
function recomputed({ figure, comparison }: Compared, words: Words): string {
  const { computed, verdict } = comparison;
  if (computed !== null) {
    const isCount = Number.isInteger(computed) && figure.unit !== "%";
    const decimals = figure.precision === "exact" ? figure.decimals + 1 : Math.max(1, figure.decimals);
    return withUnit(computed, { figure, decimals: isCount ? 0 : decimals }, words);
  }
  if (figure.precision !== "ordinal") return words.message("cell.nothing");
  if (verdict === "agrees") return words.message("comparison.holds");
  return words.message(
    verdict === "differs" || verdict === "inconsistent" ? "comparison.fails" : "cell.nothing",
  );
}

function contradicting(figure: PublishedFigure, study: Study, words: Words): readonly string[] {
  return study.published
    .filter(({ id }) => figure.inconsistentWith.includes(id))
    .map((other) =>
      words.message("comparison.other", { what: words.text(other.what), value: printed(other, words) }),
    );
}

function printed(figure: PublishedFigure, words: Words): string {
  if (figure.printed !== null && figure.printed !== "deduced")
    return words.message("comparison.quoted", { wording: words.text(figure.printed) });
  if (figure.value === null) return words.message("comparison.claim");
  const value = withUnit(figure.value, { figure, decimals: figure.decimals }, words);
  if (figure.printed === "deduced") return words.message("comparison.deduced", { value });
  if (figure.precision === "about") return words.message("comparison.about", { value });
  return figure.precision === "over" ? words.message("comparison.over", { value }) : value;
}

function withUnit(
  value: number,
  { figure, decimals }: { figure: PublishedFigure; decimals: number },
  words: Words,
): string {
  if (figure.unit === "%") return words.percent(value / 100, decimals);
  const wording = words.number(value, decimals);
  // The study says units in French only.
  return words.language === "fr" ? words.text({ fr: `${wording}\u00a0${figure.unit}` }) : wording;
}
