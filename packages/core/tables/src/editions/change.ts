import { differenceInterval, type Interval } from "@vigie/statistics";
import { breakTexts, contentOf, type Indicator } from "@vigie/study";
import type { Formatter } from "../formatter.ts";
import { chanceShown, intervalGivenShown, isClearlyShown } from "../infer/shown-share.ts";
import { type Chapter, chapterTitle } from "../people/chapters.ts";
import { peopleOf } from "../people/people.ts";
import { alikeMax } from "../views/reference-comparison.ts";
import { tableViewOf } from "../views/view.ts";
import type { ComparedEdition } from "./earlier-edition.ts";
import type { Observed, ObservedQuantity } from "./observed.ts";

/** One category in two editions. */
export interface Change {
  readonly label: string;
  readonly before: Seen;
  readonly now: Seen;
  /** Null where one of the two is not known. */
  readonly difference: number | null;
  /** At 95 %, of the difference; null where there is none, and where a count may owe to noise that it is shown. */
  readonly interval: Interval | null;
  /** Whether an interval, printed or not, decides of its meaning. */
  readonly isTested: boolean;
  readonly meaning: "more" | "less" | "same" | "unknown";
}

export type Seen = Pick<Observed, "value" | "isHidden">;

/** A part of its first value under which a number of a whole population is called stable. */
export const alikeRatio = 0.01;

/** Every category that either edition saw, in the order of the later one. */
export function editionChanges(
  { before, now }: { readonly before: ObservedQuantity; readonly now: ObservedQuantity },
  { isSampled }: { readonly isSampled: boolean },
): readonly Change[] {
  const codes = [...new Set([...now.observed.keys(), ...before.observed.keys()])].filter((code) =>
    [before, now].some(({ observed }) => isSeen(observed.get(code))),
  );
  return codes.map((code) => {
    const [past, present] = [before.observed.get(code), now.observed.get(code)];
    const difference =
      past === undefined || present === undefined || past.value === null || present.value === null
        ? null
        : present.value - past.value;
    const interval = past && present ? intervalOf(past, present) : null;
    const counted = [past, present].flatMap((seen) => seen?.counted ?? []);
    return {
      label: present?.label ?? past?.label ?? code,
      before: past ?? absent,
      now: present ?? absent,
      difference,
      interval: counted.every(isClearlyShown) ? interval : null,
      isTested: interval !== null,
      meaning: meaningOf(difference, {
        interval:
          interval &&
          intervalGivenShown(
            interval,
            difference ?? 0,
            chanceShown(counted, isSampled ? "sampling" : "noise"),
          ),
        isSampled,
        alike: alikeOf(now, past),
      }),
    };
  });
}

/** Half of the last digit of a share as it is printed: what reads « −1,0 » is a point. */
const halfPrinted = 0.0005;

const absent: Seen = { value: null, isHidden: false };

/** Neither empty nor missing: what nobody measured in either edition has no line. */
function isSeen(observed: Observed | undefined): boolean {
  return observed !== undefined && (observed.value !== null || observed.isHidden);
}

function intervalOf(before: Observed, now: Observed): Interval | null {
  if (before.value === null || now.value === null || before.interval === null || now.interval === null)
    return null;
  return differenceInterval({
    group: { estimate: now.value, interval: now.interval },
    rest: { estimate: before.value, interval: before.interval },
  });
}

function alikeOf({ of }: ObservedQuantity, before: Observed | undefined): number {
  return of === "share" ? alikeMax - halfPrinted : alikeRatio * Math.abs(before?.value ?? 0);
}

/**
 * In a whole population a change is reported where it is large enough, and larger than the noise of both; in a sample the
 * interval decides, and nothing is reported without one.
 * @param options.interval given that both counts are shown
 */
function meaningOf(
  difference: number | null,
  { interval, isSampled, alike }: { interval: Interval | null; isSampled: boolean; alike: number },
): Change["meaning"] {
  if (difference === null) return "unknown";
  if (!isSampled && Math.abs(difference) < alike - 1e-9) return "same";
  if (interval !== null) return interval.lower > 0 ? "more" : interval.upper < 0 ? "less" : "same";
  if (difference === 0) return "same";
  if (isSampled) return "unknown";
  return difference > 0 ? "more" : "less";
}

/** What changed since the edition before, population by population. */
export interface Changes {
  /** Version of the earlier study. */
  readonly version: string;
  /** Changes that have an interval: each had a chance of its own to be found without anything having changed. */
  readonly tested: number;
  readonly populations: readonly PopulationChanges[];
}

interface PopulationChanges {
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
  | { readonly kind: "compared"; readonly of: ObservedQuantity["of"]; readonly rows: readonly Change[] }
  /** A declared break, in the study's words. */
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "new" | "absent" }
);

/** Whole populations, indicator by indicator: groups of profiles are in the chapters. Methods, section 2. */
export function changesSince(
  past: ComparedEdition,
  now: ComparedEdition,
  { chapters, formatter }: { readonly chapters: readonly Chapter[]; readonly formatter: Formatter },
): Changes {
  const populations = chapters.map((chapter) => {
    const compared = chapter.items.filter(({ indicator }) => contentOf(indicator).isTracked);
    const left = chapter.items.filter(({ indicator }) => !contentOf(indicator).isTracked);
    return {
      title: chapterTitle(chapter, formatter),
      period: formatter.message("changes.period", {
        before: sizeOf(chapter, past, formatter),
        now: sizeOf(chapter, now, formatter),
      }),
      indicators: compared.map(({ indicator }) => changeOf(indicator, { past, now }, formatter)),
      left: left.map(({ indicator }) => formatter.text(indicator.title)),
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
  { study, subject }: ComparedEdition,
  formatter: Formatter,
): string {
  const ofEdition = study.sources.get(source.id);
  const period = formatter.period(ofEdition?.window ?? study.window);
  if (ofEdition === undefined || !ofEdition.universes.has(universe)) return period;
  for (const { indicator } of items) {
    if (contentOf(indicator).answers !== null) continue;
    const found = subject(indicator.id);
    const count = found === null ? null : tableViewOf(found).line({ universe }).units;
    if (count !== null)
      return formatter.message("changes.size", {
        period,
        count: formatter.count(count),
        people: peopleOf(ofEdition, universe, formatter).counted,
      });
  }
  return period;
}

function changeOf(
  indicator: Indicator,
  { past, now }: { readonly past: ComparedEdition; readonly now: ComparedEdition },
  formatter: Formatter,
): IndicatorChange {
  const { id } = indicator;
  const title = formatter.text(indicator.title);
  const broken = breakTexts([past.definitions, now.definitions], now.study, id);
  if (past.definitions(id) === null) return { id, title, kind: "new" };
  if (broken.length > 0)
    return { id, title, kind: "broken", why: broken.map((text) => formatter.text(text)).join(" ") };
  const [before, after] = [past.quantity(id), now.quantity(id)];
  if (before === null || after === null) return { id, title, kind: "absent" };
  const isSampled = now.subject(id)?.source.inferenceTarget !== null;
  const rows = editionChanges({ before, now: after }, { isSampled });
  return { id, title, kind: "compared", of: after.of, rows };
}
