import type { Bundle } from "@vigie/bundle";
import type { Place } from "@vigie/places";
import type { Study } from "@vigie/study";
import { chaptersOf } from "../chapters.ts";
import { compare } from "../compare/compare.ts";
import { changesSince } from "../editions/change.ts";
import { type EarlierEdition, gatherEarlier } from "../editions/earlier-edition.ts";
import { allCrosstabs } from "../explore/crosstab.ts";
import { lastDayOf } from "../exports/data-edition.ts";
import type { Formatter } from "../formatter.ts";
import { gather } from "../gather.ts";
import { isVerified } from "../subject.ts";
import { territoriesIn } from "../territories/territory.ts";
import { easyTextOf } from "../text/easy/read-easy-text.ts";
import { textOf } from "../text/read-text.ts";
import type { TextEvidence } from "../text/reference.ts";
import { annexesOf } from "./annexes.ts";
import { generatedChapter, generatedFindings } from "./generated-chapter.ts";
import type { Publication, PublishedEasyText } from "./publication.ts";
import { distinctTitles, numbered } from "./published-blocks.ts";
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

/**
 * The easy-to-read text with its references rendered; null without one. An idea that cites a table that has not arrived is left out
 * whole: half of it would say something else.
 * @throws {VigieErrors} every mistake of the text, and what `renderText` refuses
 */
function easyOf(evidence: TextEvidence, edition: Parameters<typeof renderText>[2]): PublishedEasyText | null {
  const text = easyTextOf(evidence.study, evidence.formatter.language);
  if (text === null) return null;
  const chapters = text.ideas.map(({ title, of }, at) => ({ id: String(at), title, blocks: of }));
  const rendered = renderText({ cover: text.opening, chapters }, evidence, edition);
  const ideas = text.ideas.flatMap(({ pictogram }, at) => {
    const chapter = rendered.chapters[at];
    const isWhole = chapter !== undefined && !chapter.blocks.some(({ kind }) => kind === "awaited");
    return isWhole ? [{ pictogram, title: chapter.title, of: chapter.blocks }] : [];
  });
  const { title, readers } = text;
  return { title, opening: rendered.cover, ideas, readers, awaited: text.ideas.length - ideas.length };
}
