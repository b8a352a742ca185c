import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { bold, bracketUnder, lowered, type MarkBlock, type Marks, muted, rect, text } from "./mark.ts";
import { type NamedSpan, namesAbove } from "./names-above.ts";
import { textWidth, wrapped } from "./text-width.ts";

const gap = 2;

/**
 * Bars that stack to 100 %. The names stand on each where the drawing is wide; where it is not, patterns tell
 * them apart as well as colours.
 */
export function stackedBars(canvas: Canvas, bars: readonly StackedBar[]): Drawing {
  const content: Marks[] = [];
  let y = 0;
  if (canvas.size === "narrow") {
    const names = namesListed(bars);
    content.push(names.content);
    y = names.bottom;
  }
  bars.forEach((bar, position) => {
    const spans = spansOf(bar.parts, canvas);
    const wide = canvas.size === "wide";
    const first = position === 0 && wide;
    const names = wide ? namesAbove(spans, canvas) : { content: null, height: 0 };
    const top = y + 24 + names.height;
    const height = first ? 50 : 34;
    const thin = wide ? { content: null, height: 0 } : namesUnder(spans, top + height, canvas);
    content.push(
      text({ x: 0, y: y + 15 }, [bold(bar.label), " ", muted(bar.detail)]),
      lowered(top, names.content),
      spans.map((span) => partOf(span, { top, height, print: wide ? "print" : "pattern" })),
      thin.content,
    );
    const sum = sumUnder(bar, spans, canvas);
    content.push(lowered(top + height + thin.height, sum.content));
    y = top + height + thin.height + sum.height + 22;
  });
  return drawing(canvas, y - 12, content);
}

/** What is masked in a bar shares what the known parts leave, as one hatched end. */
function spansOf(parts: readonly Part[], { size, formatter }: Canvas): readonly LaidPart[] {
  const width = widths[size];
  const spans: LaidPart[] = [];
  const lay = (part: Part, share: number) => {
    const x = spans.reduce((sum, span) => sum + span.width, 0);
    const wording = part.share === null ? formatter.message("cell.notShown") : formatter.percent(part.share);
    const fits = textWidth(wording, part.share === null ? 15 : 20) + 12 <= share * width;
    spans.push({ ...part, x, width: share * width, wording: fits ? wording : null });
  };
  let left = 1;
  for (const part of parts)
    if (part.share !== null && part.share > 0) {
      lay(part, part.share);
      left -= part.share;
    }
  const secret = parts.filter(({ share }) => share === null).map(({ name }) => name);
  if (secret.length > 0 && left > 1e-9) lay({ key: "secret", name: secret.join(", "), share: null }, left);
  return spans;
}

function partOf(
  span: LaidPart,
  { top, height, print }: { top: number; height: number; print: "print" | "pattern" },
): Marks {
  const box = { x: span.x, y: top, width: Math.max(1, span.width - gap), height };
  const secret = span.share === null;
  const look = secret ? "secret-word" : `big${print === "pattern" ? " edged" : ""} on-${span.key}`;
  return [
    rect(box, secret ? "secret" : `bar ${span.key}`),
    secret ? null : rect(box, `${print} p-${span.key}`),
    span.wording === null ? null : text({ x: span.x + 7, y: top + height / 2 + 7 }, span.wording, look),
  ];
}

/** A bracket under some parts of a bar, with what they add up to, drawn from y = 0. */
function sumUnder({ sum }: StackedBar, spans: readonly LaidPart[], { size }: Canvas): MarkBlock {
  const bracketed = spans.filter(({ key, share }) => share !== null && sum?.keys.includes(key));
  const [first, last] = [bracketed[0], bracketed.at(-1)];
  if (!sum || first === undefined || last === undefined) return { content: null, height: 0 };
  const [from, to] = [first.x, last.x + last.width - gap];
  const lines = wrapped(sum.label, widths[size] - textWidth(sum.wording, 18) - 12, 15);
  const needed = textWidth(sum.wording, 18) + 6 + Math.max(0, ...lines.map((line) => textWidth(line, 15)));
  const x = Math.max(0, Math.min(from, widths[size] - needed));
  const [line = "", ...others] = lines;
  return {
    content: [
      bracketUnder({ from: from + 1, to: Math.max(to - 1, from + 8), y: 5 }),
      text({ x, y: 30 }, [{ text: sum.wording, look: "sum" }, ` ${line}`]),
      others.map((words, at) => text({ x, y: 49 + at * 19 }, words)),
    ],
    height: 32 + others.length * 19,
  };
}

/** The shares of parts too thin to hold them, under them. */
function namesUnder(spans: readonly LaidPart[], bottom: number, { size, formatter }: Canvas): MarkBlock {
  const thin = spans.flatMap(({ wording, share, x, width }) => {
    if (wording !== null || share === null) return [];
    const percent = formatter.percent(share);
    const half = textWidth(percent, 14) / 2;
    const middle = Math.max(half, Math.min(x + width / 2, widths[size] - half));
    return [{ percent, middle, left: middle - half, right: middle + half + 4 }];
  });
  const levels = levelsOf(thin);
  return {
    content: thin.map(({ percent, middle }, at) =>
      text({ x: middle, y: bottom + 16 + (levels[at] ?? 0) * 16 }, percent, "m small"),
    ),
    height: thin.length === 0 ? 0 : 14 + Math.max(0, ...levels) * 16,
  };
}

/** Each part once with its colour, as many on a line as its width allows. */
function namesListed(bars: readonly StackedBar[]): { readonly content: Marks; readonly bottom: number } {
  const shown = (bars[0]?.parts ?? []).filter(({ key }) =>
    bars.some(({ parts }) => parts.some((part) => part.key === key && part.share !== 0)),
  );
  let [x, y] = [0, 0];
  const content = shown.map(({ key, name }) => {
    const lines = wrapped(name, widths.narrow - 21, 15);
    const width = 21 + Math.max(...lines.map((line) => textWidth(line, 15)));
    if (x > 0 && x + width > widths.narrow) [x, y] = [0, y + 23];
    const box = { x, y: y + 3, width: 14, height: 14 };
    const at = { x: x + 21, y: y + 15 };
    x += width + 16;
    if (lines.length > 1) [x, y] = [0, y + lines.length * 19 + 4];
    return [
      rect(box, `bar ${key}`),
      rect(box, `pattern p-${key}`),
      lines.map((line, row) => text({ x: at.x, y: at.y + row * 19 }, line)),
    ];
  });
  return { content, bottom: y + (x > 0 ? 23 : 0) + 12 };
}

/**
 * The level of each interval, the lowest where it does not meet the one before it on that level.
 * @param intervals from left to right
 */
function levelsOf(
  intervals: readonly { readonly left: number; readonly right: number }[],
): readonly number[] {
  const ends: number[] = [];
  return intervals.map(({ left, right }) => {
    const free = ends.findIndex((end) => left >= end);
    const level = free < 0 ? ends.length : free;
    ends[level] = right;
    return level;
  });
}

interface Part {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
}

/** A part laid on its bar. */
interface LaidPart extends Part, NamedSpan {
  readonly width: number;
}

export interface StackedBar {
  readonly label: string;
  readonly detail: string;
  /** From left to right; a share is null where masked. */
  readonly parts: readonly Part[];
  readonly sum?: BracketedSum | null;
}

/** Parts that follow one another, with what they add up to. */
export interface BracketedSum {
  readonly keys: readonly string[];
  readonly wording: string;
  /** After that number; may be empty. */
  readonly label: string;
}
