import { html, lightColours, type Markup } from "@vigie/documents";
import { type Drawing, paperSvg, wrapped } from "@vigie/drawing";
import { markLine } from "@vigie/tables";
import type { WordedPublication } from "../formatter.ts";

const [width, height] = [1200, 630];
const [left, right] = [84, 64];
const family = "Atkinson Hyperlegible Next";
const linesMax = 6;
/** Where the drawing stands, under the mark of fiction. */
const drawn = { left: 612, top: 116, bottom: 40 } as const;

/** What a card shows besides the study: the page's title, or the finding of one of its figures; what stands beside it. */
export interface CardParts {
  readonly title: string;
  readonly beside: Drawing | readonly CardNumber[] | null;
}

/** A number in large letters, and the rest of its sentence under it. */
export interface CardNumber {
  readonly number: string;
  readonly rest: string;
}

/**
 * The image that goes with a page shared elsewhere: its title large, the study, who publishes, the mark of fiction; beside them
 * the drawing whose finding is the title, or the key numbers of the cover.
 */
export function socialCard({ title, beside }: CardParts, publication: WordedPublication): string {
  const { study, formatter } = publication;
  const mark = markLine(publication);
  const room = (beside === null ? width - right : drawn.left - 44) - left;
  const sizes = beside === null ? [64, 56, 48, 40] : [40, 36, 32];
  const size = sizes.find((each) => wrapped(title, room / 1.05, each).length <= linesMax - 2) ?? 32;
  const lines = wrapped(title, room / 1.05, size).slice(0, linesMax);
  const top = mark === null ? 150 : 200;
  const foot = [
    formatter.text(study.title),
    ...(study.release === null ? [] : [formatter.text(study.release.publisher.name)]),
  ].flatMap((line) => wrapped(line, room, 28).slice(0, 2));
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">
<rect width="${width}" height="${height}" fill="${lightColours.paper}"/>
<rect width="20" height="${height}" fill="#194291"/>
${mark === null ? null : html`<rect x="20" width="${width}" height="84" fill="#fdeee0"/><text x="${left}" y="54" font-size="32" font-weight="700" fill="#9a3412">${mark.toLocaleUpperCase(formatter.language)}</text>`}
${lines.map(
  (
    line,
    at,
  ) => html`<text x="${left}" y="${top + at * Math.round(size * 1.2)}" font-size="${size}" font-weight="700" fill="#1a1d21">${line}</text>
`,
)}<rect x="${left}" y="${height - 66 - foot.length * 38}" width="${room}" height="2" fill="#d9d6cd"/>
${foot.map(
  (
    line,
    at,
  ) => html`<text x="${left}" y="${height - 22 - (foot.length - 1 - at) * 38}" font-size="28" fill="#555b63">${line}</text>
`,
)}${beside === null ? null : besideTitle(beside)}</svg>`.text;
}

/** How much larger than on a phone a drawing is on a card. */
export function cardScale(drawing: Drawing): number {
  return Math.min(
    (width - right - drawn.left) / drawing.width,
    (height - drawn.top - drawn.bottom) / drawing.height,
  );
}

function besideTitle(shown: NonNullable<CardParts["beside"]>): Markup {
  return "marks" in shown ? drawingPart(shown) : html`${shown.slice(0, numbersMax).map(numberPart)}`;
}

const numbersMax = 3;

function numberPart({ number, rest }: CardNumber, at: number): Markup {
  const top = drawn.top + at * ((height - drawn.top - drawn.bottom) / numbersMax);
  const lines = wrapped(rest, width - right - drawn.left, 26).slice(0, 3);
  return html`<text x="${drawn.left}" y="${Math.round(top + 52)}" font-size="56" font-weight="700" fill="#194291">${number}</text>
${lines.map(
  (
    line,
    at,
  ) => html`<text x="${drawn.left}" y="${Math.round(top + 88 + at * 31)}" font-size="26" fill="#1a1d21">${line}</text>
`,
)}`;
}

function drawingPart(drawing: Drawing): Markup {
  return html`<g transform="translate(${drawn.left} ${drawn.top}) scale(${cardScale(drawing).toFixed(3)})" font-size="15">${paperSvg(drawing)}</g>`;
}
