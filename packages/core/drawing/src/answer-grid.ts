import { cutHeads } from "./column-heads.ts";
import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { bold, linesAround, lowered, type MarkBlock, type Marks, type Point, rect, text } from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

/** Parts of the answers of a cell, in 0..1: what they leave is the last answer. */
export interface AnswerParts {
  readonly full: number;
  readonly half: number;
}

export type AnswerCell = AnswerParts | "secret" | "nothing";

export interface AnswerGrid {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** Whether the text points at it. */
    readonly isMarked: boolean;
    readonly cells: readonly AnswerCell[];
  }[];
  /** What a full, a half and an empty square stand for. */
  readonly answers: readonly [string, string, string];
  /** What the mark of a cell without an answer stands for, with that mark. */
  readonly nothingName: string;
}

const side = 22;
const pure: readonly AnswerParts[] = [
  { full: 1, half: 0 },
  { full: 0, half: 1 },
  { full: 0, half: 0 },
];

/**
 * A square per cell, as full as its answers are: a part of another answer is as wide as it is frequent. Columns stand over
 * their squares where the drawing is wide; elsewhere each row names them, those of one answer together.
 */
export function answerGrid(canvas: Canvas, grid: AnswerGrid): Drawing {
  const key = keyOf(grid, canvas);
  const body = canvas.size === "wide" ? wide(grid, canvas) : narrow(grid, canvas);
  const top = key.height + 6;
  return drawing(canvas, top + body.height, [key.content, lowered(top, body.content)]);
}

function wide({ columns, rows }: AnswerGrid, canvas: Canvas): MarkBlock {
  const labels = Math.min(204, 28 + Math.max(...rows.map(({ label }) => textWidth(label, 15))));
  const cell = Math.min(110, (widths.wide - labels) / columns.length);
  const centerOf = (at: number) => labels + (at + 0.5) * cell;
  const head = cutHeads(
    columns.map((label, at) => ({ label, x: centerOf(at) })),
    cell - 6,
  );
  const content: Marks[] = [head.content];
  let y = head.height;
  for (const { label, isMarked, cells } of rows) {
    const lines = wrapped(label, labels - 26, 15);
    const height = Math.max(34, lines.length * 18 + 12);
    const middle = y + height / 2;
    content.push(
      isMarked
        ? rect({ x: 1, y: y + 1, width: labels + cell * columns.length - 2, height: height - 2 }, "pointed")
        : null,
      linesAround({ x: 10, y: middle }, lines, { step: 18, look: isMarked ? "b" : null }),
      cells.map((value, at) => cellAt(value, { x: centerOf(at), y: middle }, canvas)),
    );
    y += height;
  }
  return { content, height: y };
}

/** Each row by its answers, from the fullest, each with the columns that have it. */
function narrow({ columns, rows }: AnswerGrid, canvas: Canvas): MarkBlock {
  const content: Marks[] = [];
  let y = 0;
  for (const { label, isMarked, cells } of rows) {
    const top = y;
    const x = isMarked ? 8 : 0;
    const width = widths.narrow - 2 * x;
    y += isMarked ? 6 : 0;
    const lines = wrapped(label, width / 1.08, 15);
    content.push(lines.map((line, at) => text({ x, y: y + 16 + at * 18 }, bold(line))));
    y += lines.length * 18 + 8;
    const named = cells.map((value, at) => ({ value, column: columns[at] ?? "" }));
    const alike = [...Map.groupBy(named, ({ value }) => JSON.stringify(value)).values()];
    for (const group of alike.toSorted(([a], [b]) => fullness(b?.value) - fullness(a?.value))) {
      const [first] = group;
      if (first === undefined) continue;
      const names = wrapped(group.map(({ column }) => column).join(", "), width - side - 10, 14);
      const height = Math.max(side + 6, names.length * 17 + 8);
      content.push(
        cellAt(first.value, { x: x + side / 2, y: y + height / 2 }, canvas),
        linesAround({ x: x + side + 10, y: y + height / 2 }, names, { step: 17, look: "small" }),
      );
      y += height;
    }
    if (isMarked)
      content.push(rect({ x: 1, y: top + 1, width: widths.narrow - 2, height: y + 5 - top }, "pointed"));
    y += 14;
  }
  return { content, height: y - 8 };
}

function fullness(value: AnswerCell | undefined): number {
  if (value === undefined || value === "nothing") return -2;
  return value === "secret" ? -1 : value.full + value.half / 2;
}

function cellAt(value: AnswerCell, center: Point, { formatter }: Canvas): Marks {
  if (value === "nothing")
    return text({ x: center.x, y: center.y + 5 }, formatter.message("cell.nothing"), "m q");
  const box = { x: center.x - side / 2, y: center.y - side / 2, width: side, height: side };
  return value === "secret" ? rect(box, "secret") : square(value, box);
}

/** The first answer over the whole height, the second over half of it, each as wide as it is frequent. */
function square({ full, half }: AnswerParts, { x, y }: Point): Marks {
  return [
    rect({ x: x + 0.5, y: y + 0.5, width: side - 1, height: side - 1 }, "zero key"),
    full > 0 ? rect({ x, y, width: full * side, height: side }, "bar step-5") : null,
    half > 0
      ? rect({ x: x + full * side, y: y + side / 2, width: half * side, height: side / 2 }, "bar step-5")
      : null,
  ];
}

/** What each square stands for; under them the mark of a cell without an answer, where there is one. */
function keyOf({ answers, rows, nothingName }: AnswerGrid, { size }: Canvas): MarkBlock {
  const names = [
    ...answers.map((name, at) => ({ name, parts: pure[at] ?? null })),
    ...(rows.some(({ cells }) => cells.includes("nothing")) ? [{ name: nothingName, parts: null }] : []),
  ];
  let [x, y] = [0, 0];
  const content = names.map(({ name, parts }) => {
    const before = parts === null ? 0 : side + 8;
    const width = before + textWidth(name, 15);
    if (x > 0 && x + width > widths[size]) [x, y] = [0, y + side + 8];
    const at = { x, y };
    x += width + 24;
    return [
      parts === null ? null : square(parts, at),
      text({ x: at.x + before, y: at.y + 16 }, name, parts === null ? "q" : null),
    ];
  });
  return { content, height: y + side + 6 };
}
