import type { Numbers } from "@vigie/words";
import { type Block, type Blocks, cellInlines, type Inlines, plainText, type TableBlock } from "./block.ts";

/**
 * Blocks as lines of text, for a terminal, which cuts them to its width. A table is a line per row: the cell that names it, then
 * the others, each behind the head of its column; empty cells are left out.
 */
export function blocksLines(blocks: Blocks, numbers: Numbers): readonly string[] {
  return blocks.flatMap((block) => blockLines(block, numbers));
}

function blockLines(block: Block, numbers: Numbers): readonly string[] {
  switch (block.kind) {
    case "heading":
      return ["", plainText(block.of)];
    case "paragraph":
    case "notice":
      return [plainText(block.of)];
    case "list":
      return block.items.map((item, at) => `  ${block.isOrdered ? `${at + 1}.` : "-"} ${plainText(item)}`);
    case "facts":
      return captioned(
        block.caption,
        block.facts.map(([term, what]) => joined([term, what])),
      );
    case "table":
      return tableLines(block, numbers);
    case "details":
      return [plainText(block.summary), ...blocksLines(block.of, numbers).map((line) => `  ${line}`)];
    case "figure":
      return block.drawings.map(({ alternative }) => alternative);
    case "section":
      return ["", plainText(block.title), ...blocksLines(block.of, numbers)];
    default:
      return block satisfies never;
  }
}

function tableLines({ caption, columns, rows }: TableBlock, numbers: Numbers): readonly string[] {
  return captioned(
    caption,
    rows.map((cells) =>
      joined(
        columns.flatMap((column, at): readonly Inlines[] => {
          const cell = plainText(cellInlines(cells[at], column, numbers));
          if (cell === "") return [];
          return [at === 0 ? cell : `${plainText(column.head)} ${cell}`];
        }),
      ),
    ),
  );
}

function joined(cells: readonly Inlines[]): string {
  return cells.map(plainText).join(" · ");
}

function captioned(caption: string | null, lines: readonly string[]): readonly string[] {
  return [...(caption === null ? [] : [caption]), ...lines.map((line) => `  ${line}`)];
}
