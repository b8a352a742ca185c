/** What a drawing is made of. `look`: names of the style sheet of drawings, separated by spaces. */
export type Mark = Rect | Circle | Polylines | Dots | TextMark | Lowered;

/** In the order they are drawn: a later one covers an earlier one; null draws nothing. */
export type Marks = Mark | null | readonly Marks[];

/** Marks moved down. */
export interface Lowered {
  readonly kind: "lowered";
  readonly by: number;
  readonly marks: Marks;
}

export function lowered(by: number, marks: Marks): Lowered | null {
  return marks === null ? null : { kind: "lowered", by, marks };
}

/** In units of the drawing, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines of one look, each from point to point; closed ones make a surface. */
export interface Polylines {
  readonly kind: "polylines";
  readonly lines: readonly Polyline[];
  readonly areClosed: boolean;
  readonly look: string;
}

export type Polyline = readonly Point[];

export function polylines(lines: readonly Polyline[], look: string): Polylines {
  return { kind: "polylines", lines, areClosed: false, look };
}

/** Surfaces, with their holes, by the lines around them. */
export function polygons(lines: readonly Polyline[], look: string): Polylines {
  return { kind: "polylines", lines, areClosed: true, look };
}

/** A line through places, each by its x and its y. */
export function through(...places: readonly (readonly [x: number, y: number])[]): Polyline {
  return places.map(([x, y]) => ({ x, y }));
}

export function vertical({ x, top, bottom }: { x: number; top: number; bottom: number }): Polyline {
  return through([x, top], [x, bottom]);
}

export function horizontal({ y, from, to }: { y: number; from: number; to: number }): Polyline {
  return through([from, y], [to, y]);
}

/** Vertical lines of one look, all from one height to another. */
export function verticals(xs: readonly number[], span: { top: number; bottom: number }, look: string) {
  return polylines(
    xs.map((x) => vertical({ x, ...span })),
    look,
  );
}

/** Horizontal lines of one look, all from one place to another. */
export function horizontals(ys: readonly number[], span: { from: number; to: number }, look: string) {
  return polylines(
    ys.map((y) => horizontal({ y, ...span })),
    look,
  );
}

/** Lines through points that follow one another: null cuts. */
export function runsOf(points: readonly (Point | null)[]): readonly Polyline[] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter(({ length }) => length > 0);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Rect extends Box {
  readonly kind: "rect";
  readonly look: string;
}

export function rect(box: Box, look: string): Rect {
  return { kind: "rect", ...box, look };
}

/** A box as a closed line, where many of one look make one mark. */
export function around({ x, y, width, height }: Box): Polyline {
  return through([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

interface Circle {
  readonly kind: "circle";
  readonly center: Point;
  readonly radius: number;
  readonly look: string;
}

export function circle(center: Point, radius: number, look: string): Circle {
  return { kind: "circle", center, radius, look };
}

/** Round marks of one look, whose size is that of its stroke. */
export interface Dots {
  readonly kind: "dots";
  readonly points: readonly Point[];
  readonly look: string;
}

export function dots(points: readonly Point[], look: string): Dots {
  return { kind: "dots", points, look };
}

/** Words on one line. */
export interface TextMark {
  readonly kind: "text";
  /** Where they start, end or have their middle, as the look says, on their base line. */
  readonly at: Point;
  readonly spans: readonly StyledSpan[];
  readonly look: string | null;
}

/** A part of a text; a look of its own is over that of the whole. */
export interface StyledSpan {
  readonly text: string;
  readonly look: string | null;
}

export function text(
  at: Point,
  content: string | StyledSpan | readonly (string | StyledSpan)[],
  look: string | null = null,
): TextMark {
  const parts = typeof content === "string" || "text" in content ? [content] : content;
  const spans = parts.map((part) => (typeof part === "string" ? { text: part, look: null } : part));
  return { kind: "text", at, spans, look };
}

export function bold(text: string): StyledSpan {
  return { text, look: "b" };
}

export function muted(text: string, look = "q"): StyledSpan {
  return { text, look };
}

/** Hollow dots, the mark of a reference population; edged with paper, so that they show on a bar of ink. */
export function rings(points: readonly Point[]): readonly Dots[] {
  return [dots(points, "ring-edge"), dots(points, "ring"), dots(points, "ring-hole")];
}

/** From the middle of letters to their base line. */
const half = 5;

/** Lines one under the other, with `middle` halfway between the first and the last. */
export function linesAround(
  middle: Point,
  lines: readonly string[],
  { step, look = null }: { readonly step: number; readonly look?: string | null },
): readonly TextMark[] {
  return lines.map((line, at) =>
    text({ x: middle.x, y: middle.y + half + (at - (lines.length - 1) / 2) * step }, line, look),
  );
}

/** A part of a drawing: marks from y = 0, and the height that they take. */
export interface MarkBlock {
  readonly content: Marks;
  readonly height: number;
}

const depth = 6;

/** A line under what stands from one place to another, turned up at both ends. */
export function bracketUnder({ from, to, y }: { from: number; to: number; y: number }): Polylines {
  return polylines([through([from, y], [from, y + depth], [to, y + depth], [to, y])], "bracket");
}

/** A line at the left of what stands from one height to another, turned in at both ends. */
export function bracketBeside({ x, top, bottom }: { x: number; top: number; bottom: number }): Polylines {
  return polylines([through([x + depth, top], [x, top], [x, bottom], [x + depth, bottom])], "bracket");
}
