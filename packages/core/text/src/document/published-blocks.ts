import { peopleOf, type TextEvidence } from "@vigie/tables";
import { everyBlock, plainInlines, type TextInlines } from "../block.ts";
import type {
  CitedNumber,
  Publication,
  PublishedBlocks,
  PublishedChapter,
  ShownFigure,
} from "./publication.ts";

/** Changes each figure of blocks, in reading order. */
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
  return everyBlock(blocks).filter((block) => block.kind === "figure");
}

/** Figures of a chapter whose generated titles are the same say of whom each is. */
export function distinctTitles(blocks: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  const titles = figuresIn(blocks).map((figure) => textOfInlines(figure.title));
  return eachFigure(blocks, (figure) => {
    const title = textOfInlines(figure.title);
    const isTwice = titles.filter((each) => each === title).length > 1;
    const people = isTwice && title === figure.figure.title ? peopleIn(figure, evidence) : null;
    if (people === null) return figure;
    return {
      ...figure,
      title: plainInlines(evidence.formatter.message("figure.titleOf", { title, people })),
    };
  });
}

function peopleIn({ indicators }: ShownFigure, { study, formatter }: TextEvidence): string | null {
  const indicator = study.indicators.get(indicators[0] ?? "");
  const source = indicator && study.sources.get(indicator.source);
  return source ? peopleOf(source, indicator.universe, formatter).name : null;
}

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

/** The findings, and the few figures that the text chose for who has five minutes. */
export function synthesisOf({ cover, chapters }: Pick<Publication, "cover" | "chapters">): PublishedBlocks {
  const figures = [cover, ...chapters.map(({ blocks }) => blocks)]
    .flatMap(figuresIn)
    .filter(({ inSynthesis }) => inSynthesis);
  return [...cover.filter((block) => block.kind === "box" && block.box === "findings"), ...figures];
}

/** The words alone, without marks and links. */
export function textOfInlines(inlines: TextInlines<CitedNumber>): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "text" || inline.kind === "cited") return inline.text;
      if (inline.kind === "mark") return inline.mark === "doubt" ? inline.text : "";
      return inline.kind === "break" ? " " : textOfInlines(inline.of);
    })
    .join("");
}

/** The numbers that a passage cites, in reading order. */
export function citedNumbersIn(inlines: TextInlines<CitedNumber>): readonly CitedNumber[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === "cited") return [inline];
    return "of" in inline ? citedNumbersIn(inline.of) : [];
  });
}

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

function strongIn(inlines: TextInlines<CitedNumber>): TextInlines<CitedNumber> | null {
  for (const inline of inlines) if (inline.kind === "strong") return inline.of;
  return null;
}
