import type { Interval } from "@vigie/statistics";
import { html, type Insert, type Markup } from "../markup.ts";
import { legend } from "./legend.ts";
import { bold, type Canvas, path, rect, rings, svg, text, widths } from "./svg.ts";
import { textWidth, wrapped } from "./text-width.ts";
import { whiskers } from "./whiskers.ts";

export interface LabelledBar {
  readonly label: string;
  /** Null where masked. */
  readonly share: number | null;
  /** Of the share, where one is computed. */
  readonly interval?: Interval | null;
  /** Stands apart from the bar before it: an answer that excludes the others. */
  readonly isApart?: boolean;
  /** Share in the reference population; undefined where there is none, null where masked. */
  readonly reference?: number | null;
  /** Colour of the bar: a group, or `plain`. */
  readonly key: string;
}

export interface LabelledBars {
  readonly bars: readonly LabelledBar[];
  readonly referenceName: string | null;
  /** How a value is said where it is not a share. */
  readonly say?: (value: number) => string;
}

/** Bars from zero with their label: above them on a narrow drawing, before them on a wide one. */
export function labelledBars(canvas: Canvas, { bars, referenceName, say }: LabelledBars): Markup {
  // One share alone is read against the whole; several, against the greatest.
  const isOfWhole = bars.length === 1 && say === undefined;
  const greatest = isOfWhole
    ? 1
    : Math.max(
        0.01,
        ...bars.flatMap(({ share, reference, interval }) => [
          share ?? 0,
          reference ?? 0,
          interval?.upper ?? 0,
        ]),
      );
  const key =
    referenceName === null
      ? { content: null, height: 4 }
      : legend(canvas, { reference: referenceName, hides: false });
  const rows = canvas.size === "wide" ? wideRows : narrowRows;
  const { content, bottom } = rows(canvas, bars, {
    greatest,
    isOfWhole,
    top: key.height,
    say: say ?? ((share) => canvas.words.percent(share)),
  });
  return svg(canvas, bottom, [key.content, content]);
}

interface Frame {
  readonly greatest: number;
  /** Whether the whole is drawn behind. */
  readonly isOfWhole: boolean;
  readonly top: number;
  readonly say: (value: number) => string;
}
type Rows = { readonly content: Insert; readonly bottom: number };

function wideRows(
  canvas: Canvas,
  bars: readonly LabelledBar[],
  { greatest, isOfWhole, top, say }: Frame,
): Rows {
  const start = Math.min(290, 16 + Math.max(...bars.map(({ label }) => textWidth(label, 15))));
  const end = widths.wide - (bars.some(({ reference }) => reference !== undefined) ? 160 : 70);
  const content: Insert[] = [];
  let y = top;
  for (const bar of bars) {
    if (bar.isApart) y += 12;
    const lines = wrapped(bar.label, start - 12, 15);
    const height = Math.max(32, lines.length * 19 + 8);
    const middle = y + height / 2;
    const length = (share: number) => (share / greatest) * (end - start);
    content.push(
      lines.map((line, at) =>
        text({ x: 0, y: middle + 5 + (at - (lines.length - 1) / 2) * 19 }, line, "name"),
      ),
      isOfWhole ? rect({ x: start, y: middle - 10, width: length(1), height: 20 }, "stripe") : null,
      bar.share === null
        ? rect({ x: start, y: middle - 10, width: 60, height: 20 }, "secret")
        : rect(
            { x: start, y: middle - 10, width: Math.max(1, length(bar.share)), height: 20 },
            `bar ${bar.key}`,
          ),
      intervalOf(bar, { at: (share) => start + length(share), y: middle }),
      typeof bar.reference === "number" ? rings([{ x: start + length(bar.reference), y: middle }]) : null,
      text({ x: widths.wide, y: middle + 6 }, saidShares(bar, say, canvas), "e"),
    );
    y += height;
  }
  return { content: [content, axis(start, top, y)], bottom: y };
}

function narrowRows(
  canvas: Canvas,
  bars: readonly LabelledBar[],
  { greatest, isOfWhole, top, say }: Frame,
): Rows {
  const content: Insert[] = [];
  const width = widths.narrow - 10;
  let y = top;
  for (const bar of bars) {
    if (bar.isApart) y += 12;
    const lines = wrapped(bar.label, widths.narrow - (bar.reference === undefined ? 62 : 138), 15);
    const under = y + 15 + (lines.length - 1) * 18;
    const length = (share: number) => (share / greatest) * width;
    content.push(
      lines.map((line, at) => text({ x: 0, y: y + 14 + at * 18 }, line, "name")),
      text({ x: widths.narrow, y: under - 1 }, saidShares(bar, say, canvas), "e"),
      isOfWhole ? rect({ x: 0, y: under + 6, width: length(1), height: 15 }, "stripe") : null,
      bar.share === null
        ? rect({ x: 0, y: under + 6, width: 60, height: 15 }, "secret")
        : rect({ x: 0, y: under + 6, width: Math.max(1, length(bar.share)), height: 15 }, `bar ${bar.key}`),
      intervalOf(bar, { at: length, y: under + 13.5 }),
      typeof bar.reference === "number" ? rings([{ x: length(bar.reference), y: under + 13.5 }]) : null,
    );
    y = under + 34;
  }
  return { content, bottom: y - 6 };
}

/** Edged with paper, so that it shows on its bar. */
function intervalOf(
  { interval }: LabelledBar,
  { at, y }: { readonly at: (share: number) => number; readonly y: number },
): readonly Insert[] {
  if (!interval) return [];
  const d = whiskers([{ from: at(interval.lower), to: at(interval.upper), y }]);
  return [path(d, "edge"), path(d, "tick")];
}

function saidShares(
  { share, reference }: LabelledBar,
  say: (value: number) => string,
  { words }: Canvas,
): readonly Insert[] {
  const own = bold(share === null ? words.say("cell.secret") : say(share));
  if (reference === undefined) return [own];
  const against = reference === null ? words.say("cell.secret") : say(reference);
  return [own, html`<tspan class="q"> ${words.say("drawing.against", { reference: against })}</tspan>`];
}

function axis(x: number, top: number, bottom: number): Markup {
  return html`<path class="axis" d="M${x} ${top}V${bottom}"/>`;
}
