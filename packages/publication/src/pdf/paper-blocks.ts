import {
  type AwaitedPart,
  type BarrierMatrix,
  type Block,
  type CitedNumber,
  cellText,
  type Exhibit,
  type FigureTable,
  type Inline,
  type Inlines,
  type NoteParts,
  type PublishedBlocks,
  type ShownFigure,
  textOfInlines,
} from "@vigie/diagnostic";
import { paperSvg } from "@vigie/drawing";
import type { PublicationFormatter } from "../formatter.ts";
import { columnLayouts } from "./column-layout.ts";
import type { PaperBlock, PaperFigure, PaperRun, PaperRuns, PaperTable } from "./paper.ts";

/**
 * The same blocks for paper.
 * @param level the deepest heading that may come next: readers of tagged documents count on none being skipped
 */
export function paperBlocks(
  all: PublishedBlocks,
  formatter: PublicationFormatter,
  level = 2,
): readonly PaperBlock[] {
  let currentLevel = level;
  return all.flatMap((block) => {
    if (block.kind !== "heading") return blockOf(block, formatter, currentLevel);
    const at = Math.min(block.level, currentLevel);
    currentLevel = at + 1;
    return [{ kind: "heading", level: at, id: block.id, figure: false, of: paperRuns(block.of) }];
  });
}

/** A table of a figure, or of its own; each row begins with what names it. */
export function tableBlock(
  { columns, groups }: FigureTable,
  { caption, figure }: Pick<PaperTable, "caption" | "figure">,
): PaperTable {
  return paperTable({
    figure,
    caption,
    columns: columns.map(({ head, under }) => ({ head, under: under ?? [] })),
    groups: groups.map(({ heading, rows }) => ({
      heading,
      rows: rows.map((row) => [row.heading, ...row.cells.map(cellText)]),
    })),
  });
}

/** A table with what its columns ask of a page. */
export function paperTable(table: Omit<PaperTable, "kind" | "layout">): PaperTable {
  return { kind: "table", ...table, layout: columnLayouts(table) };
}

export function paragraphBlock(text: string): PaperBlock {
  return { kind: "paragraph", of: textRun(text) };
}

/** A heading that nothing leads to. */
export function headingBlock(text: string, level = 2): PaperBlock {
  return { kind: "heading", level, id: "", figure: false, of: textRun(text) };
}

function blockOf(
  block: Exclude<Block<CitedNumber, Exhibit>, { kind: "heading" }>,
  formatter: PublicationFormatter,
  level: number,
): readonly PaperBlock[] {
  switch (block.kind) {
    case "paragraph":
      return [{ kind: "paragraph", of: paperRuns(block.of) }];
    case "list":
      return [{ ...block, items: block.items.map((item) => paperBlocks(item, formatter, level)) }];
    case "quote":
      return [{ kind: "quote", of: paperBlocks(block.of, formatter, level) }];
    case "box": {
      if (block.title.length === 0)
        return [{ kind: "box", box: block.box, of: paperBlocks(block.of, formatter, level) }];
      const title = { kind: "heading", level, id: "", figure: false, of: paperRuns(block.title) } as const;
      return [{ kind: "box", box: block.box, of: [title, ...paperBlocks(block.of, formatter, level + 1)] }];
    }
    case "figure":
      return [
        { kind: "heading", level, id: block.id, figure: true, of: numberedTitle(block, formatter) },
        figureOf(block, formatter),
      ];
    case "barriers":
      return [barriersOf(block, formatter)];
    case "awaited":
      return [{ kind: "box", box: "notice", of: awaitedOf(block, formatter) }];
    default:
      return block satisfies never;
  }
}

function numberedTitle({ number, title }: ShownFigure, formatter: PublicationFormatter): PaperRuns {
  const titleRuns = paperRuns(title);
  if (number === null) return titleRuns;
  return [
    ...textRun(`${formatter.message("figure.number", { number })}${formatter.message("figure.numberThen")}`),
    ...titleRuns,
  ];
}

function barriersOf(
  { caption, columns, groups }: BarrierMatrix,
  formatter: PublicationFormatter,
): PaperTable {
  const nothing = formatter.message("barriers.unseen");
  return paperTable({
    figure: null,
    caption,
    columns: columns.map((head) => ({ head, under: [] })),
    groups: groups.map(({ heading, rows }) => ({
      heading,
      rows: rows.map(({ heading: barrier, cells }) => [
        barrier,
        ...cells.map((cell) =>
          cell.length === 0 ? nothing : cell.map(textOfInlines).join(formatter.message("note.separator")),
        ),
      ]),
    })),
  });
}

function figureOf({ id, figure, note, caption }: ShownFigure, formatter: PublicationFormatter): PaperFigure {
  return {
    kind: "figure",
    subtitle: figure.subtitle,
    drawings: [{ svg: paperSvg(figure.wide).text, alternative: figure.alternative }],
    note: noteOf(note, formatter),
    table: tableBlock(figure.table, { caption, figure: id }),
  };
}

function noteOf(
  { warnings, reading, tests, scope, source, protection, method }: NoteParts,
  formatter: PublicationFormatter,
): PaperFigure["note"] {
  const part = (
    head:
      | "note.warning"
      | "note.reading"
      | "note.tests"
      | "note.scopeHead"
      | "note.sourceHead"
      | "note.method",
    sentence: string,
  ) => ({ head: formatter.message(head), sentence });
  return [
    ...warnings.map((sentence) => part("note.warning", sentence)),
    ...(reading === null ? [] : [part("note.reading", reading)]),
    ...(tests.length === 0 ? [] : [part("note.tests", tests.join(" "))]),
    part("note.scopeHead", `${scope}.`),
    part("note.sourceHead", protection === null ? `${source}.` : `${source}. ${protection}`),
    ...(method === null ? [] : [part("note.method", `${method.text}.`)]),
  ];
}

function awaitedOf(
  { partner, figures, passages }: AwaitedPart,
  formatter: PublicationFormatter,
): readonly PaperBlock[] {
  const sentences = [
    formatter.message("chapter.awaited", { partner: formatter.text(partner.label) }),
    ...(passages === 0 ? [] : [formatter.message("chapter.awaitedPassages", { passages })]),
  ];
  const items = figures.map(({ title }) => [{ kind: "paragraph", of: textRun(title) } as const]);
  return [
    { kind: "paragraph", of: textRun(sentences.join(" ")) },
    ...(items.length === 0 ? [] : [{ kind: "list", ordered: false, items } as const]),
  ];
}

/** Words as they are set; notes and tables of figures say where numbers come from. */
export function paperRuns(inlines: Inlines<CitedNumber>): PaperRuns {
  return inlines.map(runOf);
}

export function textRun(text: string): PaperRuns {
  return [{ kind: "text", text }];
}

function runOf(inline: Inline<CitedNumber>): PaperRun {
  switch (inline.kind) {
    case "text":
    case "cited":
      return { kind: "text", text: inline.text };
    case "break":
      return inline;
    case "mark":
      return inline.mark === "doubt"
        ? { kind: "strong", of: textRun(inline.text) }
        : { kind: "emphasis", of: textRun(`(${inline.text})`) };
    case "strong":
    case "emphasis":
      return { kind: inline.kind, of: paperRuns(inline.of) };
    case "link": {
      const of = paperRuns(inline.of);
      return inline.href.startsWith("#")
        ? { kind: "link", to: inline.href.slice(1), of }
        : { kind: "address", address: inline.href, of };
    }
    default:
      return inline satisfies never;
  }
}
