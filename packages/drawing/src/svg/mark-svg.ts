import { attributes, html, type Markup } from "@vigie/documents";
import type { Mark, Marks } from "../marks/mark.ts";
import type { Line } from "../marks/polylines.ts";
import type { Span, Text } from "../marks/text.ts";
import { rounded } from "../rounded.ts";

/** What pages and paper do not write alike. */
export interface SvgMedium {
  /** Length of the stroke that a dot is: typesetters drop a line without any length. */
  readonly dotLength: string;
  /** Whether texts ask for their spaces to be kept: typesetters drop one at the start of a span. */
  readonly keepsSpaces: boolean;
}

/**
 * Marks as SVG, whatever the medium; where there is nothing to see, nothing is written.
 * @throws {RangeError} on a coordinate that is not a finite number
 */
export function marksSvg(marks: Marks, medium: SvgMedium): readonly Markup[] {
  if (marks === null) return [];
  if ("kind" in marks) return markSvg(marks, medium);
  return marks.flatMap((each) => marksSvg(each, medium));
}

function markSvg(mark: Mark, medium: SvgMedium): readonly Markup[] {
  switch (mark.kind) {
    case "rect":
      return [
        html`<path class="${mark.look}" d="M${rounded(mark.x)} ${rounded(mark.y)}h${rounded(mark.width)}v${rounded(mark.height)}h${rounded(-mark.width)}z"/>`,
      ];
    case "circle":
      return [
        html`<circle class="${mark.look}" cx="${rounded(mark.center.x)}" cy="${rounded(mark.center.y)}" r="${rounded(mark.radius)}"/>`,
      ];
    case "polylines":
      return pathSvg(mark.lines.map((line) => lineData(line, mark.areClosed)).join(""), mark.look);
    case "dots":
      return pathSvg(
        mark.points.map(({ x, y }) => `M${rounded(x)} ${rounded(y)}h${medium.dotLength}`).join(""),
        mark.look,
      );
    case "text":
      return [textSvg(mark, medium)];
    case "lowered":
      return [html`<g transform="translate(0 ${rounded(mark.by)})">${marksSvg(mark.marks, medium)}</g>`];
    default:
      return mark satisfies never;
  }
}

/** All that has one look in one path: pages of hundreds of dots stay light. */
function pathSvg(data: string, look: string): readonly Markup[] {
  return data === "" ? [] : [html`<path class="${look}" d="${data}"/>`];
}

/** Steps from point to point are shorter to write than places; between rounded places, so that they add up. */
function lineData(line: Line, isClosed: boolean): string {
  const [first, ...rest] = line.map(({ x, y }) => ({ x: rounded(x), y: rounded(y) }));
  const [only] = rest;
  if (first === undefined || only === undefined) return "";
  const start = `M${first.x} ${first.y}`;
  if (rest.length === 1) {
    if (only.x === first.x) return `${start}V${only.y}`;
    return only.y === first.y ? `${start}H${only.x}` : `${start}L${only.x} ${only.y}`;
  }
  let before = first;
  const steps = rest.map((point) => {
    const step = `${signed(point.x - before.x)}${signed(point.y - before.y)}`;
    before = point;
    return step;
  });
  return `${start}l${steps.join("")}${isClosed ? "z" : ""}`;
}

function signed(step: number): string {
  const written = String(rounded(step)).replace(/^(-?)0\./, "$1.");
  return written.startsWith("-") ? written : ` ${written}`;
}

function textSvg({ at, spans, look }: Text, { keepsSpaces }: SvgMedium): Markup {
  const content = spans.map(spanSvg);
  const [x, y] = [rounded(at.x), rounded(at.y)];
  const place = [
    ...(look === null ? [] : [attributes` class="${look}"`]),
    ...(keepsSpaces ? [attributes` xml:space="preserve"`] : []),
    attributes` x="${x}" y="${y}"`,
  ];
  return html`<text${place}>${content}</text>`;
}

function spanSvg({ text, look }: Span): Markup {
  return look === null ? html`${text}` : html`<tspan class="${look}">${text}</tspan>`;
}
