import { lastDayOf, markLine, marksOf, partnerText } from "@vigie/tables";
import {
  figuresIn,
  type PublishedBlocks,
  type PublishedChapter,
  synthesisOf,
  textOfInlines,
} from "@vigie/text";
import { inSentence } from "@vigie/words";
import type { WordedPublication } from "../formatter.ts";
import type { Logo } from "../logo.ts";
import { groupTerms, sourcesWithContacts, termsBlock } from "../method-sections.ts";
import { isAsks } from "../page/cover-boxes.ts";
import { easyParts } from "./easy-parts.ts";
import { endParts, seriesBlocks } from "./end-parts.ts";
import {
  type Paper,
  type PaperBlock,
  type PaperExtent,
  type PaperPart,
  type PaperTable,
  paperPart,
} from "./paper.ts";
import { paperBlocks, paragraphBlock } from "./paper-blocks.ts";

/** One document for paper. */
export function paperOf(
  publication: WordedPublication,
  { extent, logo }: { readonly extent: PaperExtent; readonly logo: Logo | null },
): Paper {
  const { study, formatter, bundles } = publication;
  const mark = markLine(publication);
  const day = lastDayOf(bundles);
  return {
    language: formatter.language,
    title: formatter.text(study.title),
    subtitle: extent === "diagnostic" ? null : formatter.message(`paper.${extent}`),
    publisher: study.release === null ? null : formatter.text(study.release.publisher.name),
    logo:
      logo === null
        ? null
        : { format: logo.kind, content: typeof logo.content === "string" ? logo.content : [...logo.content] },
    keywords: study.release?.keywords ?? [],
    summary: study.summary ? formatter.text(study.summary) : null,
    edition: formatter.message("page.edition", {
      partners: formatter.list(
        [...study.partners.values()].map((partner) => partnerText(partner, publication, formatter)),
      ),
      period: formatter.period(study.window),
      version: study.version,
    }),
    date: day === null ? null : { day, wording: formatter.day(day) },
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
      contents: formatter.message("contents.label"),
      page: formatter.message("paper.page"),
      table: formatter.message("paper.table"),
      figure: formatter.message("paper.figure"),
      foot: formatter.message("page.foot", { study: study.id, version: study.version }),
    },
    hasContents: extent === "diagnostic" || extent === "annexes",
    isEasy: extent === "easy",
    isOneSheet: extent === "note",
    ...contentsOf(publication, extent),
  };
}

function contentsOf(publication: WordedPublication, extent: PaperExtent): Pick<Paper, "parts" | "annex"> {
  const { formatter, cover, chapters, annexes, easy } = publication;
  const title = formatter.message("paper.tables");
  const none = { title, tables: [] };
  const findings = (blocks: PublishedBlocks) =>
    paperPart("essentiel", formatter.message("findings.title"), paperBlocks(blocks, formatter));
  const parts = (all: readonly PublishedChapter[]): readonly PaperPart[] =>
    all.map(({ id, title: chapterTitle, origin, blocks }) => ({
      id,
      title: textOfInlines(chapterTitle),
      origin,
      blocks: paperBlocks(blocks, formatter),
    }));
  if (extent === "synthesis")
    return {
      parts: [findings(synthesisOf(publication).map(withShortNote)), ...closingParts(publication)],
      annex: none,
    };
  if (extent === "note") return { parts: notePart(publication), annex: none };
  if (extent === "easy") return { parts: easy === null ? [] : easyParts(easy, publication), annex: none };
  const whole = [findings(cover), ...parts(chapters)];
  if (extent === "diagnostic") return { parts: [...whole, ...endParts(publication)], annex: none };
  return { parts: parts(annexes), annex: { title, tables: whole.flatMap(({ blocks }) => tablesIn(blocks)) } };
}

function notePart({ series, formatter }: WordedPublication): readonly PaperPart[] {
  if (series === null) return [];
  const blocks = seriesBlocks(series, formatter);
  return [paperPart("note", formatter.message("editions.title"), blocks)];
}

/** A figure whose note says how to read it, of whom, and from where: the tests and the method are in the diagnostic. */
function withShortNote(block: PublishedBlocks[number]): PublishedBlocks[number] {
  if (block.kind !== "figure") return block;
  return { ...block, note: { ...block.note, tests: [], protection: null, method: null } };
}

/** What ends a synthesis: what is asked of each institution, and what its words mean. */
function closingParts(publication: WordedPublication): readonly PaperPart[] {
  const { cover, study, formatter } = publication;
  const sources = sourcesWithContacts(publication);
  return [
    ...cover
      .filter(isAsks)
      .map(({ title, of }) =>
        paperPart(
          "demandes",
          title.length === 0 ? formatter.message("asks.title") : textOfInlines(title),
          paperBlocks(of, formatter),
        ),
      ),
    paperPart("mots", formatter.message("paper.words"), [
      ...(sources.length === 0 ? [] : [termsBlock(groupTerms(formatter))]),
      ...unionsShown(publication).map(paragraphBlock),
      paragraphBlock(formatter.message("method.secrecyText", { min: study.disclosure.min })),
      ...(study.release === null
        ? []
        : [
            paragraphBlock(formatter.message("paper.whole", { address: study.release.url })),
            paragraphBlock(formatter.message("data.licence", { licence: study.licence })),
          ]),
    ]),
  ];
}

/** What it takes to be in a population that the figures show, where one of several answers is enough. */
function unionsShown(publication: WordedPublication): readonly string[] {
  const { study, formatter } = publication;
  const shown = figuresIn(synthesisOf(publication)).flatMap(({ indicators }) => indicators);
  const definitions = shown.flatMap((id) => {
    const indicator = study.indicators.get(id);
    const source = indicator && study.sources.get(indicator.source);
    const where = source?.universes.get(indicator?.universe ?? "")?.where ?? new Map();
    return [...where.keys()].flatMap((name) => {
      const union = source?.attributes.get(name);
      if (union?.origin.kind !== "any") return [];
      const flags = union.origin.of.flatMap((flag) => source?.attributes.get(flag)?.label ?? []);
      return formatter.message("paper.union", {
        label: formatter.text(union.label),
        flags: formatter.list(flags.map((label) => inSentence(formatter.text(label)))),
      });
    });
  });
  return [...new Set(definitions)];
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
      case "idea":
      case "box":
        return tablesIn(block.of);
      default:
        return [];
    }
  });
}
