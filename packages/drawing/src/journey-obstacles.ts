import type { Canvas } from "./canvas.ts";
import type { Marks } from "./marks/mark.ts";
import type { MarkBlock } from "./marks/mark-block.ts";
import type { Point } from "./marks/point.ts";
import { text } from "./marks/text.ts";
import { type BySeverity, notesOf, severityBar } from "./severity-bar.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface JourneyObstacle {
  readonly label: string;
  readonly notes: BySeverity;
}

export interface JourneyStep {
  readonly label: string;
  /** Share of the tests that reached it, in 0..1; null where masked. */
  readonly reached: number | null;
  /** How that is written. */
  readonly wording: string;
  /** Obstacles shown under the step, the most noted first. */
  readonly obstacles: readonly JourneyObstacle[];
  /** Obstacles noted that are not shown. */
  readonly rest: number;
}

export interface ObstacleNames {
  readonly noObstacle: string;
  /** « et 2 autres » */
  readonly others: (count: number) => string;
}

/** What all the steps of a drawing share, so that their bars stand in one column and have one scale. */
export interface ObstacleFrame {
  /** Length of one note in a bar, in pixels. */
  readonly unit: number;
  readonly labelWidth: number;
  /** From the left of the labels to the bars. */
  readonly column: number;
}

const line = 19;

/** @param bars room of the longest bar, in the whole width */
export function obstacleFrame(
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
export function obstacleRows(
  { obstacles, rest }: JourneyStep,
  {
    at: { x, y },
    frame: { unit, labelWidth, column },
    names,
    canvas,
  }: {
    readonly at: Point;
    readonly frame: ObstacleFrame;
    readonly names: ObstacleNames;
    readonly canvas: Canvas;
  },
): MarkBlock {
  if (obstacles.length === 0)
    return { content: [text({ x, y: y + 15 }, names.noObstacle, "q small")], height: line };
  const content: Marks[] = [];
  let top = y;
  for (const { label, notes } of obstacles) {
    const lines = wrapped(label, labelWidth, 14);
    const bar = severityBar(notes, { x: x + column, y: top + 4, unit });
    const count = notesOf(notes);
    content.push(
      lines.map((words, at) => text({ x, y: top + 15 + at * 17 }, words, "small")),
      bar.content,
      text(
        { x: bar.end + 5, y: top + 15 },
        count === null ? canvas.formatter.message("cell.notShown") : canvas.formatter.count(count),
        "small q",
      ),
    );
    top += Math.max(line, lines.length * 17 + 2);
  }
  if (rest > 0) {
    content.push(text({ x, y: top + 15 }, names.others(rest), "small q"));
    top += line;
  }
  return { content, height: top - y };
}
