import type { CitedNumber, Inlines, PublishedBlocks, PublishedChapter } from "@vigie/diagnostic";
import type { WordedPublication } from "../formatter.ts";

/** The chapters that show or cite a table, in order; null stands for the cover. */
export function usesOf(
  indicator: string,
  { cover, chapters }: Pick<WordedPublication, "cover" | "chapters">,
): readonly (PublishedChapter | null)[] {
  return [
    ...(isIn(cover, indicator) ? [null] : []),
    ...chapters.filter(({ title, blocks }) => isCited(title, indicator) || isIn(blocks, indicator)),
  ];
}

function isIn(blocks: PublishedBlocks, indicator: string): boolean {
  return blocks.some((block) => {
    switch (block.kind) {
      case "figure":
        return block.indicators.includes(indicator) || isCited(block.title, indicator);
      case "barriers":
        return block.groups.some(({ rows }) =>
          rows.some(({ cells }) => cells.some((cell) => cell.some((each) => isCited(each, indicator)))),
        );
      case "awaited":
        return block.figures.some(({ id }) => id === indicator);
      case "heading":
      case "paragraph":
        return isCited(block.of, indicator);
      case "list":
        return block.items.some((item) => isIn(item, indicator));
      case "quote":
        return isIn(block.of, indicator);
      case "box":
        return isCited(block.title, indicator) || isIn(block.of, indicator);
      default:
        return block satisfies never;
    }
  });
}

function isCited(inlines: Inlines<CitedNumber>, indicator: string): boolean {
  return inlines.some((inline) =>
    inline.kind === "cited"
      ? inline.origin.kind === "tables" && inline.origin.indicators.includes(indicator)
      : "of" in inline && isCited(inline.of, indicator),
  );
}
