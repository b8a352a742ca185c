import { eachFigure } from "./each-figure.ts";
import type { PublishedBlocks, PublishedChapter } from "./publication.ts";

interface NumberedPages {
  readonly cover: PublishedBlocks;
  readonly chapters: readonly PublishedChapter[];
}

/** Figures numbered from 1 in reading order, from the cover to the last chapter: what a quotation names. */
export function numbered({ cover, chapters }: NumberedPages): NumberedPages {
  let last = 0;
  const number = (blocks: PublishedBlocks) =>
    eachFigure(blocks, (figure) => {
      last += 1;
      return { ...figure, number: last };
    });
  return {
    cover: number(cover),
    chapters: chapters.map((chapter) => ({ ...chapter, blocks: number(chapter.blocks) })),
  };
}
