import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { bold, linesAround, lowered, type MarkBlock, type Marks, type Point, rect, text } from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface StepSquares {
  readonly services: readonly {
    readonly name: string;
    readonly steps: readonly StepSquare[];
    /** Where tests stop, and what is noted the most: a sentence each. */
    readonly sentences: readonly string[];
  }[];
  readonly names: { readonly reached: string; readonly stops: string };
}

export interface StepSquare {
  /** What is written in it: how many reach the step; null where it is masked. */
  readonly wording: string | null;
  /** Whether some tests stop before it. */
  readonly isStop: boolean;
}

const gap = 6;
const sideMax = 34;
/** Where squares and sentences start on a wide drawing. */
const [squares, words] = [190, 480];

/** A row of squares per service, one per step in order: how many tests reach it, outlined where some stop before. */
export function stepSquares(canvas: Canvas, { services, names }: StepSquares): Drawing {
  const most = Math.max(1, ...services.map(({ steps }) => steps.length));
  const room = canvas.size === "wide" ? words - squares - 20 : widths.narrow;
  const side = Math.min(sideMax, (room - gap * (most - 1)) / most);
  const key = keyOf(names, canvas);
  const draw = canvas.size === "wide" ? wideRow : narrowRow;
  const content: Marks[] = [key.content];
  let y = key.height + 10;
  for (const service of services) {
    const row = draw(service, side);
    content.push(lowered(y, row.content));
    y += row.height;
  }
  return drawing(canvas, y, content);
}

type Service = StepSquares["services"][number];

function wideRow({ name, steps, sentences }: Service, side: number): MarkBlock {
  const names = wrapped(name, squares - 16, 15);
  const said = sentences.flatMap((sentence) => wrapped(sentence, widths.wide - words, 14));
  const height = Math.max(side + 16, names.length * 18 + 14, said.length * 17 + 14);
  return {
    content: [
      linesAround({ x: 0, y: height / 2 }, names, { step: 18 }),
      rowOf(steps, { x: squares, y: (height - side) / 2, side }),
      linesAround({ x: words, y: height / 2 }, said, { step: 17, look: "small" }),
    ],
    height,
  };
}

function narrowRow({ name, steps, sentences }: Service, side: number): MarkBlock {
  const names = wrapped(name, widths.narrow / 1.08, 15);
  const said = sentences.flatMap((sentence) => wrapped(sentence, widths.narrow, 14));
  const top = names.length * 18 + 6;
  return {
    content: [
      names.map((line, at) => text({ x: 0, y: 14 + at * 18 }, bold(line))),
      rowOf(steps, { x: 0, y: top, side }),
      said.map((line, at) => text({ x: 0, y: top + side + 19 + at * 17 }, line, "small")),
    ],
    height: top + side + said.length * 17 + 26,
  };
}

interface Square extends Point {
  readonly side: number;
}

function rowOf(steps: readonly StepSquare[], { x, y, side }: Square): Marks {
  return steps.map((step, at) => squareOf(step, { x: x + at * (side + gap), y, side }));
}

function squareOf({ wording, isStop }: StepSquare, { x, y, side }: Square): Marks {
  const box = { x, y, width: side, height: side };
  const middle = { x: x + side / 2, y: y + side / 2 + 5 };
  if (wording === null) return rect(box, "secret");
  return [
    rect(box, isStop ? "zero" : "bar step-2"),
    isStop ? rect({ x: x + 1.5, y: y + 1.5, width: side - 3, height: side - 3 }, "ringed") : null,
    isStop ? text(middle, bold(wording), "m") : text(middle, wording, "m on-step-2"),
  ];
}

function keyOf({ reached, stops }: StepSquares["names"], { size }: Canvas): MarkBlock {
  const side = 20;
  let [x, y] = [0, 0];
  const content = [
    { words: reached, isStop: false },
    { words: stops, isStop: true },
  ].map(({ words, isStop }) => {
    const lines = wrapped(words, widths[size] - side - 8, 15);
    const width = side + 8 + Math.max(...lines.map((line) => textWidth(line, 15)));
    if (x > 0 && x + width > widths[size]) [x, y] = [0, y + 26];
    const at = { x, y };
    x += width + 22;
    if (lines.length > 1) [x, y] = [0, y + lines.length * 19 + 7];
    return [
      squareOf({ wording: "", isStop }, { ...at, side }),
      lines.map((line, row) => text({ x: at.x + side + 8, y: at.y + 15 + row * 19 }, line)),
    ];
  });
  return { content, height: y + (x > 0 ? 24 : 0) };
}
