import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { swatches } from "./legend.ts";
import {
  type Box,
  bold,
  circle,
  horizontal,
  type MarkBlock,
  type Marks,
  type Point,
  polylines,
  rect,
  text,
} from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface Journey {
  readonly steps: readonly JourneyStep[];
  readonly names: ObstacleNames & {
    readonly severity: Readonly<Record<Severity, string>>;
    readonly reached: string;
    readonly obstacles: string;
  };
}

const line = 19;
/** Where bars and obstacles start on a wide drawing. */
const [bar, list] = [190, 400];

/** Steps from the first to the last: how many got there, and what stood in the way, the most serious first. */
export function journey(canvas: Canvas, { steps, names }: Journey): Drawing {
  const wide = canvas.size === "wide";
  const width = widths[canvas.size];
  const key = swatches(
    drawnSeverities.toReversed().map((mark) => ({ mark, print: null, name: names.severity[mark] })),
    width,
  );
  const frame = obstacleFrame(
    steps,
    wide ? { width: width - list, bars: 90 } : { width: width - 30, bars: 70 },
  );
  const y = key.height + (wide ? 30 : 8);
  const around = { y, frame, names, canvas };
  const drawn = wide ? wideSteps(steps, around) : narrowSteps(steps, around);
  return drawing(canvas, drawn.bottom, [
    key.content,
    wide
      ? [
          text({ x: bar, y: y - 8 }, names.reached, "q small"),
          text({ x: list, y: y - 8 }, names.obstacles, "q small"),
        ]
      : null,
    drawn.content,
    numbers(drawn.spots),
  ]);
}

interface Around {
  readonly y: number;
  readonly frame: ObstacleFrame;
  readonly names: ObstacleNames;
  readonly canvas: Canvas;
}

interface Drawn {
  readonly content: Marks;
  readonly bottom: number;
  /** Where the numbers of the steps stand. */
  readonly spots: readonly Point[];
}

function wideSteps(steps: readonly JourneyStep[], around: Around): Drawn {
  const content: Marks[] = [];
  const spots: Point[] = [];
  let { y } = around;
  steps.forEach((step, position) => {
    const label = wrapped(step.label, bar - 46, 15);
    const obstacles = obstacleRows(step, { x: list, y: y + 6 }, around);
    spots.push({ x: 11, y: y + 17 });
    content.push(
      label.map((words, at) => text({ x: 30, y: y + 22 + at * line }, words)),
      reachedBar(step, { x: bar, y: y + 7, width: 120, height: 18 }),
      obstacles.content,
      position === 0 ? null : polylines([horizontal({ y, from: 30, to: widths.wide })], "grid"),
    );
    y += Math.max(label.length * line, obstacles.height) + 16;
  });
  return { content, bottom: y, spots };
}

function narrowSteps(steps: readonly JourneyStep[], around: Around): Drawn {
  const content: Marks[] = [];
  const spots: Point[] = [];
  const room = 14 + Math.max(...steps.map(({ wording }) => textWidth(wording, 15)));
  let { y } = around;
  for (const step of steps) {
    const label = wrapped(step.label, widths.narrow - 30, 15);
    spots.push({ x: 11, y: y + 13 });
    content.push(label.map((words, at) => text({ x: 30, y: y + 18 + at * line }, bold(words))));
    y += label.length * line + 6;
    content.push(reachedBar(step, { x: 30, y, width: widths.narrow - 30 - room, height: 11 }));
    const obstacles = obstacleRows(step, { x: 30, y: y + 15 }, around);
    content.push(obstacles.content);
    y += obstacles.height + 29;
  }
  return { content, bottom: y - 8, spots };
}

/** Steps are numbered on a line that goes through them. */
function numbers(spots: readonly Point[]): Marks {
  const [first, last] = [spots[0], spots.at(-1)];
  return [
    first && last ? polylines([[first, last]], "tick") : null,
    spots.map(({ x, y }, at) => [
      circle({ x, y }, 11, "spot"),
      text({ x, y: y + 5 }, String(at + 1), "m small"),
    ]),
  ];
}

function reachedBar({ reached, wording }: JourneyStep, box: Box): Marks {
  return [
    rect(box, "stripe"),
    reached === null
      ? rect(box, "secret")
      : rect({ ...box, width: Math.max(1, reached * box.width) }, "bar plain"),
    text({ x: box.x + box.width + 6, y: box.y + box.height / 2 + 5 }, bold(wording)),
  ];
}

interface JourneyStep {
  readonly label: string;
  /** Share of the tests that reached it, in 0..1; null where masked. */
  readonly reached: number | null;
  /** How that is written. */
  readonly wording: string;
  /** Obstacles shown under the step, the most noted first. */
  readonly obstacles: readonly { readonly label: string; readonly notes: BySeverity }[];
  /** Obstacles noted that are not shown. */
  readonly rest: number;
}

interface ObstacleNames {
  readonly noObstacle: string;
  /** « et 2 autres » */
  readonly others: (count: number) => string;
}

/** What all the steps of a drawing share, so that their bars stand in one column and have one scale. */
interface ObstacleFrame {
  /** Length of one note in a bar, in pixels. */
  readonly unit: number;
  readonly labelWidth: number;
  /** From the left of the labels to the bars. */
  readonly column: number;
}

/** @param bars room of the longest bar, in the whole width */
function obstacleFrame(
  steps: readonly JourneyStep[],
  { width, bars }: { readonly width: number; readonly bars: number },
): ObstacleFrame {
  const all = steps.flatMap(({ obstacles }) => obstacles);
  const greatest = Math.max(1, ...all.map(({ notes }) => notesOf(notes) ?? 0));
  const unit = Math.min(12, bars / greatest);
  const longest = Math.max(0, ...all.map(({ notes }) => severityBar(notes, { x: 0, y: 0, unit }).end));
  const labelWidth = width - longest - 52;
  const lines = all.flatMap(({ label }) => wrapped(label, labelWidth, 14));
  return { unit, labelWidth, column: 8 + Math.max(0, ...lines.map((words) => textWidth(words, 14))) };
}

/** The obstacles of a step, each with its notes by severity and their number. */
function obstacleRows({ obstacles, rest }: JourneyStep, { x, y }: Point, around: Around): MarkBlock {
  const {
    frame,
    names,
    canvas: { formatter },
  } = around;
  const { unit, labelWidth, column } = frame;
  if (obstacles.length === 0)
    return { content: [text({ x, y: y + 15 }, names.noObstacle, "q small")], height: line };
  const content: Marks[] = [];
  let top = y;
  for (const { label, notes } of obstacles) {
    const lines = wrapped(label, labelWidth, 14);
    const bar = severityBar(notes, { x: x + column, y: top + 4, unit });
    const count = notesOf(notes);
    const wording = count === null ? formatter.message("cell.notShown") : formatter.count(count);
    content.push(
      lines.map((words, at) => text({ x, y: top + 15 + at * 17 }, words, "small")),
      bar.content,
      text({ x: bar.end + 5, y: top + 15 }, wording, "small q"),
    );
    top += Math.max(line, lines.length * 17 + 2);
  }
  if (rest > 0) {
    content.push(text({ x, y: top + 15 }, names.others(rest), "small q"));
    top += line;
  }
  return { content, height: top - y };
}

/** From the least to the most serious. */
export const drawnSeverities = ["minor", "major", "blocking"] as const;
export type Severity = (typeof drawnSeverities)[number];

/** Counts of notes; null where masked. */
type BySeverity = Readonly<Record<Severity, number | null>>;

/** Notes of an obstacle end to end, the most serious first: full, grey, hollow. */
function severityBar(
  counts: BySeverity,
  { x, y, unit }: { readonly x: number; readonly y: number; readonly unit: number },
): { readonly content: Marks; readonly end: number } {
  let end = x;
  const content = drawnSeverities.toReversed().map((severity) => {
    const count = counts[severity];
    if (count === 0) return null;
    const width = count === null ? 24 : count * unit;
    const box = { x: end + 0.5, y: y + 0.5, width: Math.max(1, width - 2), height: 11 };
    end += width;
    return rect(box, count === null ? "secret" : severity);
  });
  return { content, end };
}

/** Null where one of them is masked. */
export function notesOf(counts: BySeverity): number | null {
  return drawnSeverities.reduce<number | null>((sum, severity) => {
    const count = counts[severity];
    return sum === null || count === null ? null : sum + count;
  }, 0);
}
