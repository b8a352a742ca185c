import { lastDayOf } from "../exports/data-edition.ts";
import { markLine, marksOf } from "../marks.ts";
import type { Publication } from "../publication/publication.ts";
import { textOfInlines } from "../publication/said-text.ts";
import { endParts } from "./end-parts.ts";
import type { Paper, PaperBlock, PaperTable } from "./paper.ts";
import { paperBlocks } from "./paper-blocks.ts";

/** The whole diagnostic for paper: findings, chapters, method, then the tables of every figure. */
export function paperOf(publication: Publication): Paper {
  const { study, words, bundles, cover, chapters } = publication;
  const mark = markLine(publication);
  const day = lastDayOf(bundles);
  const parts = [
    { id: "essentiel", title: words.say("findings.title"), origin: "", blocks: paperBlocks(cover, words) },
    ...chapters.map(({ id, title, origin, blocks }) => ({
      id,
      title: textOfInlines(title),
      origin,
      blocks: paperBlocks(blocks, words),
    })),
    ...endParts(publication),
  ];
  return {
    language: words.language,
    title: words.text(study.title),
    publisher: study.release === null ? null : words.text(study.release.publisher.name),
    keywords: study.release?.keywords ?? [],
    summary: study.summary ? words.text(study.summary) : null,
    edition: words.say("page.edition", {
      partners: words.list([...study.partners.values()].map(({ label }) => words.text(label))),
      period: words.period(study.window),
      version: study.version,
    }),
    date: day === null ? null : { day, said: words.day(day) },
    warning:
      mark === null
        ? null
        : {
            mark,
            sentence: marksOf(publication)
              .map(({ sentence }) => sentence)
              .join(" "),
          },
    says: {
      contents: words.say("contents.label"),
      page: words.say("paper.page"),
      table: words.say("paper.table"),
      figure: words.say("paper.figure"),
      foot: words.say("page.foot", { study: study.id, version: study.version }),
    },
    parts,
    annex: { title: words.say("paper.tables"), tables: parts.flatMap(({ blocks }) => tablesIn(blocks)) },
  };
}

/**
 * As a typesetter reads it. What no font shows and no document may hold, control characters first, becomes a space; so
 * does a line that ends in the file of a text, where no line ends on the page.
 */
export function paperText(paper: Paper): string {
  return JSON.stringify(paper, (_, value: unknown) =>
    typeof value === "string"
      ? value
          .toWellFormed()
          .replace(/ *\n */g, " ")
          .replace(/[\p{Cc}\p{Cn}\uFEFF]/gu, " ")
      : value,
  );
}

function tablesIn(blocks: readonly PaperBlock[]): readonly PaperTable[] {
  return blocks.flatMap((block): readonly PaperTable[] => {
    switch (block.kind) {
      case "figure":
        return [block.table];
      case "list":
        return block.items.flatMap(tablesIn);
      case "quote":
      case "box":
        return tablesIn(block.of);
      default:
        return [];
    }
  });
}
