import { attributes, html, type Markup, paragraphs, type Section, table } from "@vigie/documents";
import { columns, type PageFormatter } from "./page-formatter.ts";
import type { ProtectionChoices } from "./protection-choices.ts";

/** What a smaller or greater budget would do to the partner's own tables: two pictures, and their figures. */
export function choicesSection(found: ProtectionChoices, formatter: PageFormatter): Section {
  const { message, number } = formatter;
  const { choices, policy, cells, shares, trulySmall } = found;
  const isCurrent = (rho: number) => rho === policy.rho;
  const errors = choices.map(({ rho, shareError }) => ({
    name: number(rho, "decimal"),
    value: 100 * (shareError ?? 0),
    label: number(100 * (shareError ?? 0), "points"),
    isMarked: isCurrent(rho),
  }));
  const hidden = choices.map(({ rho, hidden: value }) => ({
    name: number(rho, "decimal"),
    value,
    label: number(value),
    isMarked: isCurrent(rho),
  }));
  const drawings = [
    ...(shares === 0 ? [] : [{ title: message("choices.error"), bars: errors }]),
    ...(policy.small === "noisy" ? [] : [{ title: message("choices.hidden"), bars: hidden }]),
  ].map(({ title, bars }) => {
    const values = bars.map(({ name, label }) => message("choices.value", { value: label, rho: name }));
    const alternative = message("choices.alternative", { title, values: values.join(", ") });
    const svg = barsPicture(bars, { title, axis: message("choices.pictureAxis"), alternative });
    return { svg, alternative };
  });
  return {
    kind: "section",
    id: "budgets",
    title: message("choices.title"),
    of: [
      ...paragraphs([
        message("choices.words", { cells, shares, rho: policy.rho }),
        policy.small === "noisy" ? null : message("choices.small", { count: trulySmall }),
      ]),
      { kind: "figure", drawings },
      table(
        message("choices.caption"),
        columns(formatter, [
          ["choices.rho", "text"],
          ["choices.error", "points"],
          ["choices.hidden", "count"],
          ["choices.printed", "count"],
        ]),
        choices.map(({ rho, shareError, hidden: count, printed }) => [
          isCurrent(rho)
            ? { kind: "strong", of: message("choices.current", { rho }) }
            : number(rho, "decimal"),
          shareError === null ? null : 100 * shareError,
          count,
          message("tables.printedOf", { printed, shares }),
        ]),
      ),
      ...paragraphs([message("choices.lower")]),
    ],
  };
}

interface Bar {
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
function barsPicture(
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
