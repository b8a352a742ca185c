import { html, type Insert, type Markup } from "../markup.ts";
import { type JourneyStep, type ObstacleNames, obstacleFrame, obstacleRows } from "./journey-obstacles.ts";
import { type Severity, severities } from "./severity-bar.ts";
import { bold, type Canvas, path, rect, segment, svg, text, widths } from "./svg.ts";
import { swatches } from "./swatches.ts";
import { wrapped } from "./text-width.ts";

export interface Journey {
  readonly steps: readonly JourneyStep[];
  readonly names: ObstacleNames & {
    readonly severity: Readonly<Record<Severity, string>>;
    readonly reached: string;
    readonly obstacles: string;
  };
}

const line = 19;

/** Steps from the first to the last: how many got there, and what stood in the way, the most serious first. */
export function journey(canvas: Canvas, drawn: Journey): Markup {
  return canvas.size === "wide" ? wide(canvas, drawn) : narrow(canvas, drawn);
}

function wide(canvas: Canvas, { steps, names }: Journey): Markup {
  const key = severityKey(names, widths.wide);
  const [bar, list] = [190, 400];
  const barWidth = 130;
  const frame = obstacleFrame(steps, { width: widths.wide - list, bars: 90 });
  const content: Insert[] = [];
  let y = key.height + 30;
  const top = y;
  const spots: { x: number; y: number }[] = [];
  steps.forEach((step, position) => {
    const label = wrapped(step.label, bar - 46, 15);
    const obstacles = obstacleRows(step, { at: { x: list, y: y + 6 }, frame, names, canvas });
    const height = Math.max(label.length * line, obstacles.height) + 16;
    spots.push({ x: 11, y: y + 17 });
    content.push(
      label.map((own, at) => text({ x: 30, y: y + 22 + at * line }, own)),
      reachedBar(step, { x: bar, y: y + 7, width: barWidth, canvas }),
      obstacles.content,
      position === 0 ? null : path(segment({ x: 30, y }, { x: widths.wide, y }), "grid"),
    );
    y += height;
  });
  return svg(canvas, y, [
    key.content,
    text({ x: bar, y: top - 8 }, names.reached, "q small"),
    text({ x: list, y: top - 8 }, names.obstacles, "q small"),
    content,
    numbers(spots),
  ]);
}

function narrow(canvas: Canvas, { steps, names }: Journey): Markup {
  const key = severityKey(names, widths.narrow);
  const frame = obstacleFrame(steps, { width: widths.narrow - 30, bars: 70 });
  const content: Insert[] = [];
  let y = key.height + 8;
  const spots: { x: number; y: number }[] = [];
  for (const step of steps) {
    const label = wrapped(step.label, widths.narrow - 30, 15);
    spots.push({ x: 11, y: y + 13 });
    content.push(label.map((own, at) => text({ x: 30, y: y + 18 + at * line }, bold(own))));
    y += label.length * line + 6;
    content.push(reachedBar(step, { x: 30, y, width: widths.narrow - 30 - 50, canvas }));
    y += 26;
    const obstacles = obstacleRows(step, { at: { x: 30, y }, frame, names, canvas });
    content.push(obstacles.content);
    y += obstacles.height + 16;
  }
  return svg(canvas, y - 8, [key.content, content, numbers(spots)]);
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
function numbers(spots: readonly { readonly x: number; readonly y: number }[]): readonly Insert[] {
  const [first, last] = [spots[0], spots.at(-1)];
  return [
    first && last ? path(segment(first, last), "tick") : null,
    spots.map(({ x, y }, at) => [
      html`<circle class="spot" cx="${x}" cy="${y}" r="11"/>`,
      text({ x, y: y + 5 }, String(at + 1), "m small"),
    ]),
  ];
}

function reachedBar(
  { reached }: JourneyStep,
  { x, y, width, canvas }: { x: number; y: number; width: number; canvas: Canvas },
): readonly Insert[] {
  const said = reached === null ? canvas.words.say("cell.secret") : canvas.words.percent(reached);
  return [
    rect({ x, y, width, height: 18 }, "stripe"),
    reached === null
      ? rect({ x, y, width, height: 18 }, "secret")
      : rect({ x, y, width: Math.max(1, reached * width), height: 18 }, "bar plain"),
    text({ x: x + width + 6, y: y + 14 }, bold(said)),
  ];
}
