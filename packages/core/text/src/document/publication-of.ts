import type { Bundle } from "@vigie/bundle";
import { territoriesIn } from "@vigie/findings";
import type { Place } from "@vigie/places";
import type { Study } from "@vigie/study";
import {
  allCrosstabs,
  changesSince,
  chaptersOf,
  compare,
  comparedBefore,
  comparedNow,
  type EarlierEdition,
  type Formatter,
  gather,
  isVerified,
  seriesOf,
  type TextEvidence,
  usedBundles,
} from "@vigie/tables";
import { easyTextOf } from "../easy/read-easy-text.ts";
import { writtenTextOf } from "../read/read-text.ts";
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
  earlier = [],
  places = null,
  isFinal = false,
}: {
  readonly study: Study;
  readonly bundles: readonly Bundle[];
  readonly formatter: W;
  /** Editions before, in any order, to say what changed. */
  readonly earlier?: readonly EarlierEdition[];
  /** Where people may be helped, located in communes of the study. */
  readonly places?: readonly Place[] | null;
  /** Whether it is an edition to publish: a claim that its tables contradict then stops it, unless data are fictitious. */
  readonly isFinal?: boolean;
}): Publication<W> {
  const gathered = gather(study, received);
  const used = usedBundles(received, gathered);
  const partners = [...study.partners.keys()];
  const fictitious = received.some(({ manifest }) => manifest.fictitious);
  const evidence = { study, gathered, formatter };
  const populations = chaptersOf(study, gathered);
  const compared = { chapters: populations, formatter };
  const now = comparedNow(evidence, received);
  const before = comparedBefore(now, earlier, formatter);
  const past = before.at(-1);
  const text = writtenTextOf(study, formatter.language);
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
    bundles: [
      ...new Set([
        ...received.filter(({ manifest }) => manifest.holder === undefined),
        ...[...gathered.values()].flatMap((held) => (held.state === "published" ? [held.bundle] : [])),
      ]),
    ].toSorted((a, b) => partners.indexOf(a.manifest.partner) - partners.indexOf(b.manifest.partner)),
    received: { count: received.length, used },
    comparisons: compare(evidence),
    previous: previousOf(past),
    changes: past === undefined ? null : changesSince(past, now, compared),
    series: seriesOf(before, now, compared),
  };
}

function previousOf(past: ReturnType<typeof comparedBefore>[number] | undefined): Publication["previous"] {
  return past === undefined || past.day === null ? null : { version: past.study.version, day: past.day };
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
