import { attributes, html, type Markup } from "@vigie/documents";

export interface Bar {
  /** Under it. */
  readonly name: string;
  readonly value: number;
  /** Above it. */
  readonly label: string;
  /** Filled in, and its name in bold: where the reader stands. */
  readonly isMarked: boolean;
}

const size = { width: 336, height: 216, left: 4, top: 44, bottom: 52, gap: 8 };

/** A few bars from zero, as an SVG image narrow enough for a telephone, with its text alternative. */
export function barsPicture(
  bars: readonly Bar[],
  {
    title,
    axis,
    alternative,
  }: { readonly title: string; readonly axis: string; readonly alternative: string },
): Markup {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const step = (size.width - 2 * size.left) / bars.length;
  const floor = size.height - size.bottom;
  const drawn = bars.map(({ name, value, label, isMarked }, at) => {
    const height = round(((floor - size.top) * value) / most);
    const middle = round(size.left + (at + 0.5) * step);
    const weight = isMarked ? attributes` font-weight="700"` : null;
    return html`<rect x="${round(middle - (step - size.gap) / 2)}" y="${round(floor - height)}" width="${round(step - size.gap)}" height="${height}" class="${isMarked ? "marked" : "bar"}"/>
<text x="${middle}" y="${round(floor - height - 6)}"${weight}>${label}</text>
<text x="${middle}" y="${floor + 18}"${weight}>${name}</text>
`;
  });
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="${alternative}">
<text class="heading" x="${size.left}" y="16">${title}</text>
${drawn}<line x1="${size.left}" x2="${size.width - size.left}" y1="${floor}" y2="${floor}"/>
<text class="axis" x="${size.left}" y="${floor + 42}">${axis}</text>
</svg>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
