import { figuresIn } from "./each-figure.ts";
import type { Publication, PublishedBlocks } from "./publication.ts";

/** The findings, and the few figures that the text chose for who has five minutes. */
export function synthesisOf({ cover, chapters }: Pick<Publication, "cover" | "chapters">): PublishedBlocks {
  const figures = [cover, ...chapters.map(({ blocks }) => blocks)]
    .flatMap(figuresIn)
    .filter(({ inSynthesis }) => inSynthesis);
  return [...cover.filter((block) => block.kind === "box" && block.box === "findings"), ...figures];
}
