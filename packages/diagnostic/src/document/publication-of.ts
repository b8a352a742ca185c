import type { Bundle } from "@vigie/bundle";
import type { Place } from "@vigie/places";
import type { Study } from "@vigie/study";
import { chaptersOf } from "../chapters.ts";
import { compare } from "../compare/compare.ts";
import { changesSince } from "../editions/changes.ts";
import { type EarlierEdition, gatherEarlier } from "../editions/earlier-edition.ts";
import { allCrosstabs } from "../explore/all-crosstabs.ts";
import { lastDayOf } from "../exports/data-edition.ts";
import type { Formatter } from "../formatter.ts";
import { gather } from "../gather.ts";
import { territoriesIn } from "../territories/territory.ts";
import { textOf } from "../text/read-text.ts";
import { isVerified } from "../verified.ts";
import { annexesOf } from "./annexes.ts";
import { distinctTitles } from "./distinct-titles.ts";
import { easyOf } from "./easy-of.ts";
import { generatedChapter } from "./generated-chapter.ts";
import { generatedFindings } from "./generated-findings.ts";
import { numbered } from "./numbered.ts";
import type { Publication } from "./publication.ts";
import { renderText } from "./render-text.ts";

/**
 * The diagnostic in the language of `words`: the study's text where it has one, else what its indicators say.
 * @throws {VigieErrors} when bundles are not of this study or contradict it, when the text cites what cannot be, or
 * when a definition changed since the edition before and the study does not say so
 */
export function publicationOf<W extends Formatter>({
  study,
  bundles: received,
  formatter,
  earlier = null,
  places = null,
  isFinal = false,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly formatter: W;
  /** The edition before, to say what changed. */
  readonly earlier?: EarlierEdition | null;
  /** Where people may be helped, located in communes of the study. */
  readonly places?: readonly Place[] | null;
  /** Whether it is an edition to publish: a claim that its tables contradict then stops it, unless data are fictitious. */
  readonly isFinal?: boolean;
}): Publication<W> {
  const gathered = gather(study, received);
  const partners = [...study.partners.keys()];
  const fictitious = received.some(({ manifest }) => manifest.fictitious);
  const evidence = { study, gathered, formatter };
  const populations = chaptersOf(study, gathered);
  const text = textOf(study, formatter.language);
  const edition = { isFinal: isFinal && !fictitious, fictitious };
  const rendered =
    text === null
      ? {
          cover: generatedFindings(populations, evidence),
          chapters: populations.map((chapter) => generatedChapter(chapter, evidence)),
        }
      : renderText(text, evidence, edition);
  const { cover, chapters } = numbered({
    cover: rendered.cover,
    chapters: rendered.chapters.map((chapter) => ({
      ...chapter,
      blocks: distinctTitles(chapter.blocks, evidence),
    })),
  });
  return {
    ...evidence,
    cover,
    chapters,
    easy: easyOf(evidence, edition),
    annexes:
      text === null ? [] : annexesOf(populations, [cover, ...chapters.map(({ blocks }) => blocks)], evidence),
    populations,
    crosstabs: allCrosstabs(evidence),
    territories: territoriesIn(study),
    places,
    fictitious,
    unverified: received.some((bundle) => !isVerified(bundle, study)),
    bundles: received.toSorted(
      (a, b) => partners.indexOf(a.manifest.partner) - partners.indexOf(b.manifest.partner),
    ),
    comparisons: compare(evidence),
    previous: previousOf(earlier),
    changes:
      earlier === null
        ? null
        : changesSince(
            { study: earlier.study, gathered: gatherEarlier(study, earlier) },
            { ...evidence, populations },
          ),
  };
}

function previousOf(earlier: EarlierEdition | null): Publication["previous"] {
  const day = earlier === null ? null : lastDayOf(earlier.bundles);
  return earlier === null || day === null ? null : { version: earlier.study.version, day };
}
