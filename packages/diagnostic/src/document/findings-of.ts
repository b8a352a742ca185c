import type { Inlines } from "../block.ts";
import type { CitedNumber, Publication, PublishedBlocks } from "./publication.ts";
import { textOfInlines } from "./text-of-inlines.ts";

/** The key findings of the cover, one sentence each: what a text writes in bold, else the whole of each. */
export function findingsOf({ cover }: Pick<Publication, "cover">): readonly string[] {
  return cover.flatMap((block) => {
    if (block.kind === "box") return block.box === "findings" ? block.of.flatMap(itemsOf) : [];
    return itemsOf(block);
  });
}

function itemsOf(block: PublishedBlocks[number]): readonly string[] {
  if (block.kind !== "list") return [];
  return block.items.map((item) => {
    const paragraphs = item.flatMap((part) => (part.kind === "paragraph" ? [part.of] : []));
    const strong = paragraphs.flatMap((inlines) => strongIn(inlines) ?? []);
    return strong.length > 0 ? textOfInlines(strong) : paragraphs.map(textOfInlines).join(" – ");
  });
}

function strongIn(inlines: Inlines<CitedNumber>): Inlines<CitedNumber> | null {
  for (const inline of inlines) if (inline.kind === "strong") return inline.of;
  return null;
}
