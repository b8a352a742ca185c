import { html } from "@vigie/documents";
import { seriesTexts } from "@vigie/findings";
import { lastDayOf } from "@vigie/tables";
import {
  citedNumbersIn,
  figuresIn,
  findingsOf,
  markedTitle,
  type PublishedBlocks,
  textOfInlines,
} from "@vigie/text";
import type { WordedPublication } from "../formatter.ts";
import { keySentences } from "../page/cover-boxes.ts";
import { addressOf, type Edition } from "../page/site.ts";
import { sitePaths } from "../page/site-paths.ts";
import { type CardNumber, type CardParts, cardScale, socialCard } from "./social-card.ts";
import { standaloneFigure } from "./standalone-figure.ts";

/** A whole SVG as a PNG image; `zoom`: pixels for one of its units. */
export type Rasterise = (svg: string, zoom: number) => Uint8Array;

/** Sharp on dense screens and in slides; a card has the size that networks ask for. */
const zooms = { figure: 2, card: 1 } as const;

type File = readonly [path: string, content: string | Uint8Array];

/** Files of an edition that its pages offer besides its data: figures, cards, the feed of editions. */
export function downloadsOf(edition: Edition, rasterise: Rasterise | null): readonly File[] {
  const feed = editionsFeed(edition.publication, edition.folder);
  return [
    ...figureFiles(edition, rasterise),
    ...(rasterise === null ? [] : cards(edition, rasterise)),
    ...(feed === null ? [] : [[sitePaths.feed, feed] as const]),
  ];
}

function figureFiles(edition: Edition, rasterise: Rasterise | null): readonly File[] {
  const { publication, anchors } = edition;
  const { cover, chapters, annexes } = publication;
  const figures = [cover, ...[...chapters, ...annexes].map(({ blocks }) => blocks)].flatMap(figuresIn);
  return figures.flatMap((figure): readonly File[] => {
    const page = addressOf(edition, anchors.get(figure.id) ?? sitePaths.cover);
    const drawn = standaloneFigure(figure, publication, page === null ? null : `${page}#${figure.id}`);
    return [
      [sitePaths.drawing(figure.id), drawn],
      ...(rasterise === null ? [] : [[sitePaths.image(figure.id), rasterise(drawn, zooms.figure)] as const]),
    ];
  });
}

function cards({ publication }: Edition, rasterise: Rasterise): readonly File[] {
  const { study, cover, chapters, formatter } = publication;
  const numbers = cardNumbers(cover);
  const card = (parts: CardParts) => rasterise(socialCard(parts, publication), zooms.card);
  return [
    [
      sitePaths.card("couverture"),
      card({ title: formatter.text(study.title), beside: numbers.length === 0 ? null : numbers }),
    ],
    ...chapters.map(({ id, title, blocks }) => {
      const shown = cardFigure(blocks);
      return [
        sitePaths.card(id),
        card(
          shown === undefined
            ? { title: textOfInlines(title), beside: null }
            : { title: textOfInlines(shown.title), beside: shown.figure.narrow },
        ),
      ] as const;
    }),
  ];
}

/** How much smaller than on a phone a drawing may be, where a chapter has none that is as large. */
const scaleMin = 0.75;

/** The first figure that is legible on a card; else the one that is drawn the largest. */
function cardFigure(blocks: PublishedBlocks): ReturnType<typeof figuresIn>[number] | undefined {
  const figures = figuresIn(blocks).map((shown) => ({ shown, scale: cardScale(shown.figure.narrow) }));
  const [largest] = figures.toSorted((a, b) => b.scale - a.scale);
  const found = figures.find(({ scale }) => scale >= 1) ?? largest;
  return found !== undefined && found.scale >= scaleMin ? found.shown : undefined;
}

/** The sentences that the text puts first, where they begin with their number. */
function cardNumbers(cover: PublishedBlocks): readonly CardNumber[] {
  return keySentences(cover).flatMap((sentence) => {
    const [cited] = citedNumbersIn(sentence);
    const words = textOfInlines(sentence).trim();
    if (cited === undefined || !words.startsWith(cited.text)) return [];
    return [{ number: cited.text, rest: words.slice(cited.text.length).trim() }];
  });
}

/** What moved, where editions make series; else the findings. */
function summaryOf(publication: WordedPublication): string {
  const { series, formatter } = publication;
  if (series === null) return findingsOf(publication).join(" ");
  const { alerts, none, others } = seriesTexts(series, formatter);
  const moved = alerts.length > 0 ? alerts.map(({ sentence }) => sentence) : [none ?? others[0] ?? ""];
  return moved.join(" ");
}

/**
 * The editions of the diagnostic as an Atom feed: this one, and the one before where it was given.
 * @param folder of the language, from the site's root
 * @returns null where nobody says where the site is, or before the first bundle
 * @see RFC 4287
 */
function editionsFeed(publication: WordedPublication, folder: string): string | null {
  const { study, bundles, previous, formatter } = publication;
  const day = lastDayOf(bundles);
  if (study.release === null || day === null) return null;
  const { url, publisher } = study.release;
  const home = `${url}${folder}`;
  const editions = [
    { version: study.version, day, summary: summaryOf(publication) },
    ...(previous === null ? [] : [{ ...previous, summary: "" }]),
  ];
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${formatter.language}">
<id>${home}editions.atom</id>
<title>${markedTitle(formatter.text(study.title), publication)}</title>
<updated>${day}T00:00:00Z</updated>
<author><name>${formatter.text(publisher.name)}</name></author>
<link rel="self" type="application/atom+xml" href="${home}editions.atom"/>
<link rel="alternate" type="text/html" hreflang="${formatter.language}" href="${home}"/>
${editions.map(
  ({ version, day: published, summary }) => html`<entry>
<id>${home}#edition-${encodeURIComponent(version)}</id>
<title>${markedTitle(formatter.message("feed.edition", { version, day: formatter.day(published) }), publication)}</title>
<updated>${published}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${home}"/>
${
  summary === ""
    ? null
    : html`<summary>${summary}</summary>
`
}</entry>
`,
)}</feed>
`.text;
}
