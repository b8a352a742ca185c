import { figuresIn, textOfInlines } from "@vigie/diagnostic";
import { addressOf, type Edition } from "../page/site.ts";
import { sitePaths } from "../page/site-paths.ts";
import { editionsFeed } from "./editions-feed.ts";
import { type CardParts, cardScale, socialCard } from "./social-card.ts";
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
  const { study, chapters, formatter } = publication;
  const card = (parts: CardParts) => rasterise(socialCard(parts, publication), zooms.card);
  return [
    [sitePaths.card("couverture"), card({ title: formatter.text(study.title), drawing: null })],
    ...chapters.map(({ id, title, blocks }) => {
      const shown = figuresIn(blocks).find(({ figure }) => cardScale(figure.narrow) >= 1);
      return [
        sitePaths.card(id),
        card(
          shown === undefined
            ? { title: textOfInlines(title), drawing: null }
            : { title: textOfInlines(shown.title), drawing: shown.figure.narrow },
        ),
      ] as const;
    }),
  ];
}
