import { attributes, html, type Insert, lightColours } from "@vigie/documents";
import { paperSvg, textWidth, widths, wrapped } from "@vigie/drawing";
import { markLine } from "@vigie/tables";
import { type ShownFigure, textOfInlines } from "@vigie/text";
import type { WordedPublication } from "../formatter.ts";
import { alternativeOf } from "../page/drawings.ts";

/** Around the drawing, in its own units. */
const margin = 24;
const width = widths.wide + 2 * margin;
const family = "'Atkinson Hyperlegible Next', system-ui, sans-serif";

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 700;
  readonly colour: string;
  /** From the line before it. */
  readonly space: number;
}

/**
 * A figure as one SVG file that says by itself what it shows and where it comes from: title, unit, drawing, source, mark
 * of fiction. It holds its style sheet; letters are those of the site where the machine has them.
 * @param address where the figure stands; null where nobody knows
 */
export function standaloneFigure(
  { title, figure, note }: ShownFigure,
  publication: WordedPublication,
  address: string | null,
): string {
  const { formatter } = publication;
  const wording = textOfInlines(title);
  const mark = markLine(publication);
  const head = placed(
    [
      ...(mark === null
        ? []
        : linesOf(mark.toLocaleUpperCase(formatter.language), {
            size: 14,
            weight: 700,
            colour: lightColours.alert,
          })),
      ...linesOf(wording, { size: 22, weight: 700, colour: lightColours.ink }),
      ...linesOf(figure.subtitle, { size: 15, weight: 400, colour: lightColours.muted }),
    ],
    margin,
  );
  const top = Math.round(head.bottom + 18);
  const foot = placed(
    [
      formatter.message("figure.sourceLine", { source: note.source }),
      ...(address === null ? [] : [address]),
    ].flatMap((sentence) => linesOf(sentence, { size: 13, weight: 400, colour: lightColours.muted })),
    top + figure.wide.height + 14,
  );
  const total = Math.ceil(foot.bottom + margin);
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" role="img" xml:lang="${formatter.language}">
<title>${wording}</title>
<desc>${alternativeOf(wording, figure.alternative)}</desc>
<rect width="${width}" height="${total}" fill="#fff"/>
${head.content}
<g transform="translate(${margin} ${top})" font-family="${family}" font-size="15">${paperSvg(figure.wide)}</g>
${foot.content}
</svg>`.text
  }\n`;
}

function linesOf(text: string, look: Pick<Line, "size" | "weight" | "colour">): readonly Line[] {
  // Bold letters are wider than those that widths are guessed for.
  const room = widths.wide / (look.weight === 700 ? 1.05 : 1);
  return wrapped(text, room, look.size).map((line, at) => ({
    text: line,
    ...look,
    space: at === 0 ? look.size * 1.6 : look.size * 1.3,
  }));
}

function placed(lines: readonly Line[], top: number): { readonly content: Insert; readonly bottom: number } {
  let y = top;
  const content = lines.map(({ text, size, weight, colour, space }) => {
    y += space;
    const fit =
      textWidth(text, size) > widths.wide
        ? attributes` textLength="${widths.wide}" lengthAdjust="spacingAndGlyphs"`
        : null;
    return html`<text x="${margin}" y="${Math.round(y)}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${colour}"${fit}>${text}</text>
`;
  });
  return { content, bottom: y };
}
