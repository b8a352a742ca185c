import { plain } from "../block.ts";
import { peopleOf } from "../people.ts";
import type { TextEvidence } from "../text/reference.ts";
import type { PublishedBlocks, ShownFigure } from "./publication.ts";
import { textOfInlines } from "./said-text.ts";

/** Figures of a chapter whose generated titles are the same say of whom each is. */
export function distinctTitles(blocks: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  const titles = titlesIn(blocks);
  return renamed(blocks, (figure) => {
    const title = textOfInlines(figure.title);
    const isTwice = titles.filter((own) => own === title).length > 1;
    const people = isTwice && title === figure.figure.title ? peopleIn(figure, evidence) : null;
    if (people === null) return figure;
    return { ...figure, title: plain(evidence.words.say("figure.titleOf", { title, people })) };
  });
}

function renamed(blocks: PublishedBlocks, rename: (figure: ShownFigure) => ShownFigure): PublishedBlocks {
  return blocks.map((block) => {
    switch (block.kind) {
      case "figure":
        return rename(block);
      case "list":
        return { ...block, items: block.items.map((item) => renamed(item, rename)) };
      case "quote":
      case "box":
        return { ...block, of: renamed(block.of, rename) };
      default:
        return block;
    }
  });
}

function titlesIn(blocks: PublishedBlocks): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case "figure":
        return [textOfInlines(block.title)];
      case "list":
        return block.items.flatMap(titlesIn);
      case "quote":
      case "box":
        return titlesIn(block.of);
      default:
        return [];
    }
  });
}

function peopleIn({ indicators }: ShownFigure, { study, words }: TextEvidence): string | null {
  const indicator = study.indicators.get(indicators[0] ?? "");
  const source = indicator && study.sources.get(indicator.source);
  return source ? peopleOf(source, indicator.universe, words).name : null;
}
