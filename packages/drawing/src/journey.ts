import { type Canvas, widths } from "./canvas.ts";
import { type Drawing, drawing } from "./drawing.ts";
import {
  type JourneyStep,
  type ObstacleFrame,
  type ObstacleNames,
  obstacleFrame,
  obstacleRows,
} from "./journey-obstacles.ts";
import { circle } from "./marks/circle.ts";
import type { Marks } from "./marks/mark.ts";
import type { Point } from "./marks/point.ts";
import { horizontal, polylines } from "./marks/polylines.ts";
import { type Box, rect } from "./marks/rect.ts";
import { bold, text } from "./marks/text.ts";
import { type Severity, severities } from "./severity-bar.ts";
import { swatches } from "./swatches.ts";
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
  const key = severityKey(names, width);
  const frame = obstacleFrame(
    steps,
    wide ? { width: width - list, bars: 90 } : { width: width - 30, bars: 70 },
  );
  const y = key.height + (wide ? 30 : 8);
  const drawn = (wide ? wideSteps : narrowSteps)(steps, { y, frame, names, canvas });
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

function wideSteps(steps: readonly JourneyStep[], { y: top, frame, names, canvas }: Around): Drawn {
  const content: Marks[] = [];
  const spots: Point[] = [];
  let y = top;
  steps.forEach((step, position) => {
    const label = wrapped(step.label, bar - 46, 15);
    const obstacles = obstacleRows(step, { at: { x: list, y: y + 6 }, frame, names, canvas });
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

function narrowSteps(steps: readonly JourneyStep[], { y: top, frame, names, canvas }: Around): Drawn {
  const content: Marks[] = [];
  const spots: Point[] = [];
  const room = 14 + Math.max(...steps.map(({ wording }) => textWidth(wording, 15)));
  let y = top;
  for (const step of steps) {
    const label = wrapped(step.label, widths.narrow - 30, 15);
    spots.push({ x: 11, y: y + 13 });
    content.push(label.map((words, at) => text({ x: 30, y: y + 18 + at * line }, bold(words))));
    y += label.length * line + 6;
    content.push(reachedBar(step, { x: 30, y, width: widths.narrow - 30 - room, height: 11 }));
    const obstacles = obstacleRows(step, { at: { x: 30, y: y + 15 }, frame, names, canvas });
    content.push(obstacles.content);
    y += obstacles.height + 29;
  }
  return { content, bottom: y - 8, spots };
}

function severityKey(names: Journey["names"], width: number): ReturnType<typeof swatches> {
  return swatches(
    severities
      .toReversed()
      .map((severity) => ({ mark: severity, print: null, name: names.severity[severity] })),
    width,
  );
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
