import { contentOf, type Indicator, type Partner, type Source, type Study } from "@vigie/study";
import { capitalised } from "@vigie/words";
import type { Formatter } from "../formatter.ts";
import { type Gathered, partnerOf } from "../gather.ts";
import { peopleOf } from "./people.ts";

/** The chapter of one population: every indicator of one source and universe. */
export interface Chapter {
  /** Anchor in the page. */
  readonly id: string;
  readonly source: Source;
  readonly universe: string;
  readonly partner: Partner;
  readonly items: readonly Item[];
  /** Tables that stand behind a figure of another: an association without one flag of its outcome. */
  readonly behind: readonly Item[];
  /** Every indicator of the study, with its table where it is published. */
  readonly gathered: ReadonlyMap<string, Gathered>;
}

export interface Item {
  readonly indicator: Indicator;
  readonly gathered: Gathered;
}

/** One chapter per population, in the order of the first indicator of each. */
export function chaptersOf(study: Study, gathered: ReadonlyMap<string, Gathered>): readonly Chapter[] {
  const chapters = new Map<string, Chapter & Record<"items" | "behind", Item[]>>();
  for (const indicator of study.indicators.values()) {
    const source = study.sources.get(indicator.source);
    const held = gathered.get(indicator.id);
    if (!source || !held) throw new RangeError("an indicator without its source");
    const id = `${source.id}-${indicator.universe}`;
    const partner = partnerOf(source.id, study);
    const { universe } = indicator;
    const chapter = chapters.get(id) ?? { id, source, universe, partner, items: [], behind: [], gathered };
    const isBehind = (contentOf(indicator).association?.without ?? null) !== null;
    chapter[isBehind ? "behind" : "items"].push({ indicator, gathered: held });
    chapters.set(id, chapter);
  }
  return [...chapters.values()];
}

export function chapterTitle({ source, universe }: Chapter, formatter: Formatter): string {
  return capitalised(peopleOf(source, universe, formatter).name);
}
