import { html, type Insert, type Markup } from "../markup.ts";
import { bold, type Canvas, path, r, rect, segment, svg, text, widths } from "./svg.ts";
import { textWidth } from "./text-width.ts";

export interface StackedBar {
  readonly label: string;
  readonly detail: string;
  /** From left to right; a share is null where masked. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
}

const width = widths.wide;
const gap = 2;
const nameSize = 15;
const levelHeight = 20;

/** Bars that stack to 100 %; the first bears the names of its parts. Drawn wide only. */
export function stackedBars(canvas: Canvas, bars: readonly StackedBar[]): Markup {
  const content: Insert[] = [];
  let y = 0;
  bars.forEach((bar, position) => {
    const placed = spans(bar.parts);
    const names = position === 0 ? namesOf(placed, canvas) : [];
    const levels = Math.max(0, ...names.map(({ level }) => level + 1));
    const top = y + 24 + levels * levelHeight + (position === 0 ? 6 : 4);
    const height = position === 0 ? 52 : 34;
    content.push(
      text({ x: 0, y: y + 15 }, [bold(bar.label), html` <tspan class="q">${bar.detail}</tspan>`]),
      ...names.map((name) => drawnName(name, top)),
      ...placed.map((span) => drawnPart(span, { top, height, canvas })),
    );
    y = top + height + 22;
  });
  return svg(canvas, y - 14, content);
}

interface Span extends Part {
  readonly x: number;
  readonly width: number;
}

/** What is masked in a bar shares what the known parts leave, as one hatched end. */
function spans(parts: readonly Part[]): readonly Span[] {
  const known = parts.flatMap((part) =>
    part.share === null || part.share === 0 ? [] : [{ ...part, share: part.share }],
  );
  const secret = parts.filter(({ share }) => share === null);
  const placed: Span[] = [];
  let x = 0;
  for (const part of known) {
    placed.push({ ...part, x, width: part.share * width });
    x += part.share * width;
  }
  const [first] = secret;
  if (first && width - x > 0.5)
    placed.push({
      key: "secret",
      name: secret.map(({ name }) => name).join(", "),
      share: null,
      x,
      width: width - x,
    });
  return placed;
}

function drawnPart(
  span: Span,
  { top, height, canvas }: { readonly top: number; readonly height: number; readonly canvas: Canvas },
): readonly Insert[] {
  const box = { x: span.x, y: top, width: Math.max(1, span.width - gap), height };
  const said = saidInside(span, canvas);
  return [
    rect(box, span.share === null ? "secret" : `bar ${span.key}`),
    span.share === null ? null : rect(box, `print p-${span.key}`),
    said === null
      ? null
      : text(
          { x: span.x + 9, y: top + height / 2 + 7 },
          said,
          span.share === null ? "b" : `big on-${span.key}`,
        ),
  ];
}

function saidInside({ share, width: available }: Span, { words }: Canvas): string | null {
  const said = share === null ? words.say("cell.secret") : words.percent(share);
  return textWidth(said, 20) + 14 <= available ? said : null;
}

interface Name {
  readonly span: Span;
  readonly content: readonly Insert[];
  readonly left: number;
  readonly level: number;
}

/** Names rise by one level where the next one would be written over; ticks never cross a name. */
function namesOf(placed: readonly Span[], canvas: Canvas): readonly Name[] {
  const names: Name[] = [];
  for (const span of placed.toReversed()) {
    const { name, share } = span;
    const percent =
      saidInside(span, canvas) === null && share !== null ? ` ${canvas.words.percent(share)}` : "";
    const needed = textWidth(name + percent, nameSize) + 10;
    const left = Math.min(span.x, width - needed);
    const crossed = names.filter((other) => left + needed > other.left);
    names.push({
      span,
      left,
      content: [name, percent === "" ? null : bold(percent)],
      level: Math.max(-1, ...crossed.map(({ level }) => level)) + 1,
    });
  }
  return names;
}

function drawnName({ span, content, left, level }: Name, top: number): readonly Insert[] {
  const y = top - 9 - level * levelHeight;
  const x = span.x + 0.5;
  return [
    text({ x: left + (left < span.x ? 0 : 5), y }, content, "name"),
    path(segment({ x: r(x), y: y - 11 }, { x: r(x), y: top }), "tick"),
  ];
}
