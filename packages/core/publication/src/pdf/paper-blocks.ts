import type { Inline as PaperInline } from "@vigie/documents";
import { paperSvg } from "@vigie/drawing";
import { type FigureTable, type NoteParts, tableCellText } from "@vigie/findings";
import {
  type AwaitedPart,
  type BarrierMatrix,
  type CitedNumber,
  type Exhibit,
  type PublishedBlocks,
  type ShownFigure,
  type TextBlock,
  type TextInline,
  type TextInlines,
  textOfInlines,
} from "@vigie/text";
import type { PublicationFormatter } from "../formatter.ts";
import { columnLayouts } from "./column-layout.ts";
import type { PaperBlock, PaperFigure, PaperTable } from "./paper.ts";

/**
 * Blocks of a page, for paper.
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
    return [{ kind: "heading", level: at, id: block.id, of: paperInlines(block.of) }];
  });
}

function blockOf(
  block: Exclude<TextBlock<CitedNumber, Exhibit>, { kind: "heading" }>,
  formatter: PublicationFormatter,
  level: number,
): readonly PaperBlock[] {
  switch (block.kind) {
    case "paragraph":
      return [{ kind: "paragraph", of: paperInlines(block.of) }];
    case "list": {
      const items = block.items.map((item) => paperBlocks(item, formatter, level));
      return [{ kind: "list", isOrdered: block.ordered, items }];
    }
    case "quote":
      return [{ kind: "quote", of: paperBlocks(block.of, formatter, level) }];
    case "box": {
      const { box, title } = block;
      if (title.length === 0) return [{ kind: "box", box, of: paperBlocks(block.of, formatter, level) }];
      const heading = { kind: "heading", level, of: paperInlines(title) } as const;
      return [{ kind: "box", box, of: [heading, ...paperBlocks(block.of, formatter, level + 1)] }];
    }
    case "figure": {
      const title = numberedTitle(block, formatter);
      const heading = { kind: "heading", level, id: block.id, isOfFigure: true, of: title } as const;
      return [heading, figureOf(block, formatter)];
    }
    case "barriers":
      return [barriersOf(block, formatter)];
    case "awaited":
      return [{ kind: "box", box: "notice", of: awaitedOf(block, formatter) }];
    default:
      return block satisfies never;
  }
}

/** Words as they are set; notes and tables of figures say where numbers come from. */
export function paperInlines(inlines: TextInlines<CitedNumber>): readonly PaperInline[] {
  return inlines.map(inlineOf);
}

function inlineOf(inline: TextInline<CitedNumber>): PaperInline {
  switch (inline.kind) {
    case "text":
    case "cited":
      return inline.text;
    case "break":
      return inline;
    case "mark":
      return inline.mark === "doubt"
        ? { kind: "strong", of: inline.text }
        : { kind: "emphasis", of: `(${inline.text})` };
    case "strong":
    case "emphasis":
      return { kind: inline.kind, of: paperInlines(inline.of) };
    case "link":
      return { kind: "link", href: inline.href, of: paperInlines(inline.of) };
    default:
      return inline satisfies never;
  }
}

export function paragraphBlock(of: string): PaperBlock {
  return { kind: "paragraph", of };
}

/** A heading that nothing leads to. */
export function headingBlock(of: string, level = 2): PaperBlock {
  return { kind: "heading", level, of };
}

/** A table of a figure, or of its own; each row begins with what names it. */
export function tableBlock(
  { columns, groups }: FigureTable,
  { caption, figure }: Pick<PaperTable, "caption" | "figure">,
): PaperTable {
  return withLayout({
    figure,
    caption,
    columns: columns.map(({ head, under = [] }) => ({ head, under })),
    groups: groups.map(({ heading, rows }) => ({
      heading,
      rows: rows.map((row) => [row.heading, ...row.cells.map(tableCellText)]),
    })),
  });
}

/** A table of its own, without groups of columns. @param groups of rows, each under its heading where it has one */
export function plainTable(
  caption: string,
  heads: readonly string[],
  groups: PaperTable["groups"],
): PaperTable {
  return withLayout({ figure: null, caption, columns: heads.map((head) => ({ head, under: [] })), groups });
}

/** A table with what its columns ask of a page. */
function withLayout(table: Omit<PaperTable, "kind" | "layout">): PaperTable {
  return { kind: "table", ...table, layout: columnLayouts(table) };
}

function numberedTitle({ number, title }: ShownFigure, { message }: PublicationFormatter) {
  if (number === null) return paperInlines(title);
  return [`${message("figure.number", { number })}${message("figure.numberThen")}`, ...paperInlines(title)];
}

function barriersOf(
  { caption, columns, groups }: BarrierMatrix,
  { message }: PublicationFormatter,
): PaperTable {
  const nothing = message("barriers.unseen");
  const said = (cell: readonly TextInlines<CitedNumber>[]) =>
    cell.length === 0 ? nothing : cell.map(textOfInlines).join(message("note.separator"));
  const rowsOf = (rows: BarrierMatrix["groups"][number]["rows"]) =>
    rows.map(({ heading, cells }) => [heading, ...cells.map(said)]);
  return plainTable(
    caption,
    columns,
    groups.map(({ heading, rows }) => ({ heading, rows: rowsOf(rows) })),
  );
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
  { message }: PublicationFormatter,
): PaperFigure["note"] {
  const parts = [
    ...warnings.map((sentence) => ["note.warning", sentence] as const),
    ["note.reading", reading],
    ["note.tests", tests.length === 0 ? null : tests.join(" ")],
    ["note.scopeHead", `${scope}.`],
    ["note.sourceHead", protection === null ? `${source}.` : `${source}. ${protection}`],
    ["note.method", method === null ? null : `${method.text}.`],
  ] as const;
  return parts.flatMap(([head, sentence]) => (sentence === null ? [] : [{ head: message(head), sentence }]));
}

function awaitedOf(
  { partner, figures, passages }: AwaitedPart,
  { message, text }: PublicationFormatter,
): readonly PaperBlock[] {
  const sentences = [
    message("chapter.awaited", { partner: text(partner.label) }),
    ...(passages === 0 ? [] : [message("chapter.awaitedPassages", { passages })]),
  ];
  const items = figures.map(({ title }) => [paragraphBlock(title)]);
  return [
    paragraphBlock(sentences.join(" ")),
    ...(items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items } as const]),
  ];
}
