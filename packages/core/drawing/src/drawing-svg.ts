import { attributes, Css, html, type Markup } from "@vigie/documents";
import { type Drawing, roundedCoordinate } from "./drawing.ts";
import { paperStyle } from "./drawing-style.ts";
import type { Mark, Marks, Polyline, StyledSpan, TextMark } from "./mark.ts";

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
        html`<path class="${mark.look}" d="M${roundedCoordinate(mark.x)} ${roundedCoordinate(mark.y)}h${roundedCoordinate(mark.width)}v${roundedCoordinate(mark.height)}h${roundedCoordinate(-mark.width)}z"/>`,
      ];
    case "circle":
      return [
        html`<circle class="${mark.look}" cx="${roundedCoordinate(mark.center.x)}" cy="${roundedCoordinate(mark.center.y)}" r="${roundedCoordinate(mark.radius)}"/>`,
      ];
    case "polylines":
      return pathSvg(mark.lines.map((line) => lineData(line, mark.areClosed)).join(""), mark.look);
    case "dots":
      return pathSvg(
        mark.points
          .map(({ x, y }) => `M${roundedCoordinate(x)} ${roundedCoordinate(y)}h${medium.dotLength}`)
          .join(""),
        mark.look,
      );
    case "text":
      return [textSvg(mark, medium)];
    case "lowered":
      return [
        html`<g transform="translate(0 ${roundedCoordinate(mark.by)})">${marksSvg(mark.marks, medium)}</g>`,
      ];
    default:
      return mark satisfies never;
  }
}

/** All that has one look in one path: pages of hundreds of dots stay light. */
function pathSvg(data: string, look: string): readonly Markup[] {
  return data === "" ? [] : [html`<path class="${look}" d="${data}"/>`];
}

/** Steps from point to point are shorter to write than places; between rounded places, so that they add up. */
function lineData(line: Polyline, isClosed: boolean): string {
  const [first, ...rest] = line.map(({ x, y }) => ({ x: roundedCoordinate(x), y: roundedCoordinate(y) }));
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
  const written = String(roundedCoordinate(step)).replace(/^(-?)0\./, "$1.");
  return written.startsWith("-") ? written : ` ${written}`;
}

function textSvg({ at, spans, look }: TextMark, { keepsSpaces }: SvgMedium): Markup {
  const content = spans.map(spanSvg);
  const [x, y] = [roundedCoordinate(at.x), roundedCoordinate(at.y)];
  const place = [
    ...(look === null ? [] : [attributes` class="${look}"`]),
    ...(keepsSpaces ? [attributes` xml:space="preserve"`] : []),
    attributes` x="${x}" y="${y}"`,
  ];
  return html`<text${place}>${content}</text>`;
}

function spanSvg({ text, look }: StyledSpan): Markup {
  return look === null ? html`${text}` : html`<tspan class="${look}">${text}</tspan>`;
}

const lines = (id: string, { angle, step }: { readonly angle: number; readonly step: number }) =>
  html`<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path class="pattern-line" d="M0 0V${step}"/></pattern>
`;

/** Hatching of hidden cells on screen, and of the groups on paper, where colours may not be seen. */
const patterns = [
  {
    looks: ["secret"],
    def: html`<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V7"/></pattern>
`,
  },
  { looks: ["p-digital", "p-neutral"], def: lines("p-digital", { angle: 0, step: 12 }) },
  { looks: ["p-mixed", "p-against-1"], def: lines("p-mixed", { angle: 45, step: 8 }) },
  { looks: ["p-direct"], def: lines("p-direct", { angle: 90, step: 8 }) },
  { looks: ["p-routine_only", "p-for-1"], def: lines("p-routine_only", { angle: 135, step: 8 }) },
  { looks: ["p-against-2"], def: lines("p-dense", { angle: 45, step: 4 }) },
];

/** The patterns that marks written as SVG refer to; null where they refer to none. */
export function patternsOf(written: string): Markup | null {
  const looks = new Set(
    [...written.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")),
  );
  const used = patterns.filter((pattern) => pattern.looks.some((look) => looks.has(look)));
  return used.length === 0
    ? null
    : html`<defs>
${used.map(({ def }) => def)}</defs>`;
}

/** Patterns of all the drawings of a page, once. */
export function pagePatterns(page: Markup): Markup | null {
  const defs = patternsOf(page.text);
  return defs === null
    ? null
    : html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">${defs}</svg>`;
}

/** A drawing in a page that has `figureStyle` and `pagePatterns`, and its alternative in an element `alt-` with its name. */
export function pageSvg({ id, size, width, height, marks }: Drawing): Markup {
  return html`<svg class="drawing ${size}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="alt-${id}">${marksSvg(marks, { dotLength: "0", keepsSpaces: false })}</svg>`;
}

const style = new Css(paperStyle);

/** A drawing that stands alone on paper, with its style sheet and the patterns that it may use. */
export function paperSvg({ size, width, height, marks }: Drawing): Markup {
  const written = html`${marksSvg(marks, { dotLength: ".01", keepsSpaces: true })}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="drawing ${size}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${style}</style>${patternsOf(written.text)}${written}</svg>`;
}
