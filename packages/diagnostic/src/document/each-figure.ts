import type { PublishedBlocks, ShownFigure } from "./publication.ts";

/** The same blocks with each of their figures changed, in reading order. */
export function eachFigure(
  blocks: PublishedBlocks,
  change: (figure: ShownFigure) => ShownFigure,
): PublishedBlocks {
  return blocks.map((block) => {
    switch (block.kind) {
      case "figure":
        return change(block);
      case "list":
        return { ...block, items: block.items.map((item) => eachFigure(item, change)) };
      case "quote":
      case "box":
        return { ...block, of: eachFigure(block.of, change) };
      default:
        return block;
    }
  });
}

/** The figures of blocks, in reading order. */
export function figuresIn(blocks: PublishedBlocks): readonly ShownFigure[] {
  return blocks.flatMap((block): readonly ShownFigure[] => {
    switch (block.kind) {
      case "figure":
        return [block];
      case "list":
        return block.items.flatMap(figuresIn);
      case "quote":
      case "box":
        return figuresIn(block.of);
      default:
        return [];
    }
  });
}
