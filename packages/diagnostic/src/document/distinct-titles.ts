import { plain } from "../block.ts";
import { peopleOf } from "../people.ts";
import type { TextEvidence } from "../text/reference.ts";
import { eachFigure, figuresIn } from "./each-figure.ts";
import type { PublishedBlocks, ShownFigure } from "./publication.ts";
import { textOfInlines } from "./text-of-inlines.ts";

/** Figures of a chapter whose generated titles are the same say of whom each is. */
export function distinctTitles(blocks: PublishedBlocks, evidence: TextEvidence): PublishedBlocks {
  const titles = figuresIn(blocks).map((figure) => textOfInlines(figure.title));
  return eachFigure(blocks, (figure) => {
    const title = textOfInlines(figure.title);
    const isTwice = titles.filter((each) => each === title).length > 1;
    const people = isTwice && title === figure.figure.title ? peopleIn(figure, evidence) : null;
    if (people === null) return figure;
    return { ...figure, title: plain(evidence.formatter.message("figure.titleOf", { title, people })) };
  });
}

function peopleIn({ indicators }: ShownFigure, { study, formatter }: TextEvidence): string | null {
  const indicator = study.indicators.get(indicators[0] ?? "");
  const source = indicator && study.sources.get(indicator.source);
  return source ? peopleOf(source, indicator.universe, formatter).name : null;
}
