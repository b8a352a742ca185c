import { html, type Insert, type Markup } from "@vigie/html";
import type { DrawingWords } from "./drawing-words.ts";

export type Size = "narrow" | "wide";
/** Of the drawing's own units, which are CSS pixels where the page is wide enough. */
export const widths = { narrow: 312, wide: 720 } as const;

export interface Canvas {
  readonly size: Size;
  /** Name of the drawing in the page: that of its indicator. */
  readonly id: string;
  readonly fictitious: boolean;
  readonly words: DrawingWords;
}

/** A whole drawing; one made from fiction says so inside itself, since drawings get copied out of their page. */
export function svg({ size, id, fictitious, words }: Canvas, height: number, content: Insert): Markup {
  const width = widths[size];
  const mark = fictitious
    ? html`<text class="fictitious e" x="${width}" y="${r(height + 18)}">${words.say("fictitious.mark")}</text>`
    : null;
  return html`<svg class="drawing ${size}" viewBox="0 0 ${width} ${r(height + (fictitious ? 24 : 0))}" role="img" aria-labelledby="alt-${id}">${content}${mark}</svg>`;
}

export function text(
  at: { readonly x: number; readonly y: number },
  content: Insert,
  classes: string | null = null,
): Markup {
  return html`<text${attribute("class", classes)} x="${r(at.x)}" y="${r(at.y)}">${content}</text>`;
}

export function bold(content: string): Markup {
  return html`<tspan class="b">${content}</tspan>`;
}

export function rect(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  classes: string,
): Markup {
  return html`<rect class="${classes}" x="${r(box.x)}" y="${r(box.y)}" width="${r(box.width)}" height="${r(box.height)}"/>`;
}

export function path(d: string, classes: string): Markup | null {
  return d === "" ? null : html`<path class="${classes}" d="${d}"/>`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Round marks as strokes without length: one short path for all the dots of a colour. */
export function dots(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${r(x)} ${r(y)}h0`).join("");
}

export function segment(from: Point, to: Point): string {
  return `M${r(from.x)} ${r(from.y)}L${r(to.x)} ${r(to.y)}`;
}

/** Hollow dots, the mark of a reference population; edged with paper, so that they show on a bar of ink. */
export function rings(points: readonly Point[]): readonly (Markup | null)[] {
  const d = dots(points);
  return [path(d, "ring-edge"), path(d, "ring"), path(d, "ring-hole")];
}

/** A tenth of a unit is finer than any screen shows. */
export function r(value: number): number {
  return Math.round(value * 10) / 10;
}

function attribute(name: string, value: string | null): Markup | null {
  return value === null ? null : html` ${name}="${value}"`;
}
