import { type Canvas, widths } from "./drawing.ts";
import { type Uncertainty, whiskers } from "./drawn-interval.ts";
import { type MarkBlock, type Marks, type Point, polylines, rect, rings, text, vertical } from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export interface Legend {
  /** What a ring stands for; null where there is none. */
  readonly reference: string | null;
  /** Whether it is a line through all rows, and no ring. */
  readonly isLine?: boolean;
  readonly hides: boolean;
  readonly uncertainties: readonly Uncertainty[];
}

const lineHeight = 19;
/** Between two signs of a line. */
const gap = 22;
/** From the start of a sign to its words. */
const indent = { reference: 20, line: 20, hidden: 28, sampling: 30, noise: 30, volunteers: 30 } as const;
type Sign = keyof typeof indent;

/** What each sign of a drawing means, on as few lines as they take; nothing where there is none. */
export function legend(
  { size, formatter }: Canvas,
  { reference, isLine = false, hides, uncertainties }: Legend,
): MarkBlock {
  const items: readonly { readonly sign: Sign; readonly words: string }[] = [
    ...(reference === null
      ? []
      : [{ sign: isLine ? ("line" as const) : ("reference" as const), words: reference }]),
    ...(hides ? [{ sign: "hidden" as const, words: formatter.message("cell.notShown") }] : []),
    ...uncertainties.map((sign) => ({ sign, words: formatter.message(`drawing.${sign}`) })),
  ];
  if (items.length === 0) return { content: null, height: 4 };
  let [x, line] = [0, 0];
  const content = items.map(({ sign, words }) => {
    const before = indent[sign];
    const lines = wrapped(words, widths[size] - before, 15);
    const widest = Math.max(...lines.map((each) => textWidth(each, 15)));
    if (x > 0 && x + before + widest > widths[size]) [x, line] = [0, line + 1];
    const at = { x, y: line * lineHeight };
    line += lines.length - 1;
    x += before + textWidth(lines.at(-1) ?? "", 15) + gap;
    return [
      signAt(sign, at),
      lines.map((each, row) => text({ x: at.x + before, y: at.y + 16 + row * lineHeight }, each, "q")),
    ];
  });
  return { content, height: 11 + lineHeight * (line + 1) };
}

function signAt(sign: Sign, { x, y }: Point): Marks {
  switch (sign) {
    case "reference":
      return rings([{ x: x + 7, y: y + 11 }]);
    case "line":
      return polylines([vertical({ x: x + 7, top: y + 2, bottom: y + 20 })], "reference-line");
    case "hidden":
      return rect({ x: x + 0.5, y: y + 4, width: 22, height: 14 }, "secret");
    case "volunteers":
      return rect({ x: x + 1, y: y + 5, width: 22, height: 12 }, "bar outline");
    case "sampling":
    case "noise":
      return whiskers([{ from: x + 1, to: x + 23, y: y + 11, of: sign }], "tick");
    default:
      return sign satisfies never;
  }
}

/** A colour and the words that it stands for. */
interface Swatch {
  /** Class of the mark that it copies. */
  readonly mark: string;
  /** Pattern laid over it on paper; null where it has none. */
  readonly print: string | null;
  readonly name: string;
}

const swatchStep = 23;
const [swatchSide, swatchGap] = [14, 18];

/** Swatches in reading order, on as many lines as the width asks for; drawn from y = 0. */
export function swatches(items: readonly Swatch[], width: number): MarkBlock {
  let [x, line] = [0, 0];
  const content = items.map(({ mark, print, name }) => {
    const needed = swatchSide + 7 + textWidth(name, 15);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const at = { x: x + 0.5, y: line * swatchStep + 3.5, width: swatchSide, height: swatchSide };
    x += needed + swatchGap;
    return [
      rect(at, mark),
      print === null ? null : rect(at, `print ${print}`),
      text({ x: at.x + swatchSide + 7, y: line * swatchStep + 15 }, name),
    ];
  });
  return { content, height: items.length === 0 ? 0 : (line + 1) * swatchStep };
}
