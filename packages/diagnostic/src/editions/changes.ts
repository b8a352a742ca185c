import { breakTexts, contentOf, type Indicator } from "@vigie/study";
import { type Chapter, chapterTitle } from "../chapters.ts";
import type { GatheredStudy } from "../gather.ts";
import { peopleOf } from "../people.ts";
import { subjectIn } from "../subject.ts";
import { viewOf } from "../tables/view.ts";
import type { TextEvidence } from "../text/reference.ts";
import { type Change, changesBetween } from "./change.ts";
import { type Quantity, quantityOf } from "./observed.ts";

/** What changed since the edition before, population by population. */
export interface Changes {
  /** Version of the earlier study. */
  readonly version: string;
  /** Changes that have an interval: each had a chance of its own to be found without anything having changed. */
  readonly tested: number;
  readonly populations: readonly PopulationChanges[];
}

export interface PopulationChanges {
  readonly title: string;
  /** Both periods, and how many were counted in each. */
  readonly period: string;
  readonly indicators: readonly IndicatorChange[];
  /** Titles of those that editions do not compare. */
  readonly left: readonly string[];
}

export type IndicatorChange = {
  readonly id: string;
  readonly title: string;
} & (
  | { readonly kind: "compared"; readonly of: Quantity["of"]; readonly rows: readonly Change[] }
  /** A declared break, in the study's words. */
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "new" | "absent" }
);

/** Whole populations, indicator by indicator: groups of profiles are in the chapters. Methods, section 2. */
export function changesSince(
  past: GatheredStudy,
  { populations: chapters, ...now }: TextEvidence & { readonly populations: readonly Chapter[] },
): Changes {
  const earlier = { ...past, formatter: now.formatter };
  const populations = chapters.map((chapter) => {
    const compared = chapter.items.filter(({ indicator }) => contentOf(indicator).isTracked);
    const left = chapter.items.filter(({ indicator }) => !contentOf(indicator).isTracked);
    return {
      title: chapterTitle(chapter, now.formatter),
      period: now.formatter.message("changes.period", {
        before: sizeOf(chapter, earlier),
        now: sizeOf(chapter, now),
      }),
      indicators: compared.map(({ indicator }) => changeOf(indicator, earlier, now)),
      left: left.map(({ indicator }) => now.formatter.text(indicator.title)),
    };
  });
  const rows = populations
    .flatMap(({ indicators }) => indicators)
    .flatMap((indicator) => (indicator.kind === "compared" ? indicator.rows : []));
  return {
    version: past.study.version,
    tested: rows.filter(({ isTested }) => isTested).length,
    populations,
  };
}

/** The period of an edition, with the units that a table of the population counts in all, where one does. */
function sizeOf(
  { source, universe, items }: Chapter,
  { study, formatter, ...evidence }: TextEvidence,
): string {
  const ofEdition = study.sources.get(source.id);
  const period = formatter.period(ofEdition?.window ?? study.window);
  if (ofEdition === undefined || !ofEdition.universes.has(universe)) return period;
  for (const { indicator } of items) {
    if (contentOf(indicator).answers !== null) continue;
    const subject = subjectIn(indicator.id, { study, formatter, ...evidence });
    const count = subject === null ? null : viewOf(subject).line({ universe }).units;
    if (count !== null)
      return formatter.message("changes.size", {
        period,
        count: formatter.count(count),
        people: peopleOf(ofEdition, universe, formatter).counted,
      });
  }
  return period;
}

function changeOf(indicator: Indicator, earlier: TextEvidence, now: TextEvidence): IndicatorChange {
  const { id } = indicator;
  const title = now.formatter.text(indicator.title);
  const broken = breakTexts(earlier.study, now.study, id);
  if (!earlier.study.indicators.has(id)) return { id, title, kind: "new" };
  if (broken.length > 0)
    return { id, title, kind: "broken", why: broken.map((text) => now.formatter.text(text)).join(" ") };
  const [past, present] = [subjectIn(id, earlier), subjectIn(id, now)];
  const [before, after] = [past && quantityOf(past), present && quantityOf(present)];
  if (before === null || after === null || present === null) return { id, title, kind: "absent" };
  const isSampled = present.source.inferenceTarget !== null;
  const rows = changesBetween({ before, now: after }, { isSampled });
  return { id, title, kind: "compared", of: after.of, rows };
}
