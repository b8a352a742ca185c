import { newcombe } from "@vigie/statistics";
import type { Indicator, Study } from "@vigie/study";
import { type Chapter, chapterTitle } from "../chapters.ts";
import { proportionOf } from "../contrast.ts";
import type { Gathered } from "../gather.ts";
import { labelOf } from "../labels.ts";
import { lineOf, total } from "../line.ts";
import { type Subject, subjectIn } from "../subject.ts";
import { alikeMax } from "../text/apart.ts";
import type { Words } from "../words.ts";

/** What changed since the edition before, population by population. */
export interface Changes {
  /** Version of the earlier study. */
  readonly version: string;
  readonly populations: readonly {
    readonly title: string;
    readonly period: string;
    readonly indicators: readonly IndicatorChange[];
  }[];
}

export type IndicatorChange = {
  readonly id: string;
  readonly title: string;
} & (
  | { readonly kind: "compared"; readonly rows: readonly Change[] }
  /** A declared break, in the study's words. */
  | { readonly kind: "broken"; readonly why: string }
  | { readonly kind: "new" | "absent" }
);

/** A share before and now; null where it is secret or not computed. */
export interface Change {
  readonly label: string;
  readonly before: number | null;
  readonly now: number | null;
  /** At 95 %, of the difference; null where the study declares no sampling reading. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly meaning: "more" | "less" | "same" | "unknown";
}

interface Evidence {
  readonly study: Study;
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly words: Words;
}

/** Shares of whole populations, indicator by indicator: groups of profiles are in the chapters. Methods, section 2. */
export function changesSince(
  earlier: Omit<Evidence, "words">,
  { populations, ...now }: Evidence & { readonly populations: readonly Chapter[] },
): Changes {
  const { words } = now;
  return {
    version: earlier.study.version,
    populations: populations.map((chapter) => ({
      title: chapterTitle(chapter, words),
      period: words.say("changes.period", {
        before: words.period(earlier.study.sources.get(chapter.source.id)?.window ?? earlier.study.window),
        now: words.period(chapter.source.window),
      }),
      indicators: chapter.items
        .filter(({ indicator }) => indicator.kind === "distribution" || indicator.kind === "profile")
        .map(({ indicator }) => changeOf(indicator, { ...earlier, words }, now)),
    })),
  };
}

function changeOf(indicator: Indicator, earlier: Evidence, now: Evidence): IndicatorChange {
  const { id } = indicator;
  const title = now.words.text(indicator.title);
  const broken = now.study.breaks.get(id);
  if (!earlier.study.indicators.has(id)) return { id, title, kind: "new" };
  if (broken !== undefined) return { id, title, kind: "broken", why: now.words.text(broken) };
  const before = subjectIn(id, earlier);
  const after = subjectIn(id, now);
  if (before === null || after === null) return { id, title, kind: "absent" };
  return { id, title, kind: "compared", rows: rowsOf(before, after) };
}

function rowsOf(past: Subject, after: Subject): readonly Change[] {
  const { indicator } = after;
  const line = lineOf(after, indicator.universe);
  const earlier = lineOf(past, indicator.universe);
  const codes = [...new Set([...line.counts.keys(), ...earlier.counts.keys()])];
  return codes
    .filter((code) => code !== total && !line.outside.has(code))
    .map((code) => {
      const [now, before] = [proportionOf(line, code), proportionOf(earlier, code)];
      const label = labelOf(after, indicator.of, code);
      if (now === null || before === null)
        return { label, before: ratio(before), now: ratio(now), interval: null, meaning: "unknown" };
      const difference = now.count / now.base - before.count / before.base;
      const tested = after.source.reading === null ? null : newcombe({ group: now, rest: before });
      const interval = tested?.kind === "computed" ? tested.interval : null;
      return {
        label,
        before: ratio(before),
        now: ratio(now),
        interval,
        meaning: meaningOf(difference, interval),
      };
    });
}

function ratio(proportion: { readonly count: number; readonly base: number } | null): number | null {
  return proportion === null || proportion.base === 0 ? null : proportion.count / proportion.base;
}

/** The interval decides where there is one; a whole population has none, and a point is what can be told. */
function meaningOf(difference: number, interval: Change["interval"]): Change["meaning"] {
  if (interval !== null) return interval.lower > 0 ? "more" : interval.upper < 0 ? "less" : "same";
  if (Math.abs(difference) < alikeMax - 1e-9) return "same";
  return difference > 0 ? "more" : "less";
}
