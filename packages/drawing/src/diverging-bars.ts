import { type Canvas, type Drawing, drawing, widths } from "./drawing.ts";
import { type DrawnInterval, uncertaintiesOf, type Whisker, whiskers } from "./drawn-interval.ts";
import { legend, swatches } from "./legend.ts";
import { bold, lowered, type Marks, polylines, rect, text, vertical } from "./mark.ts";
import { textWidth, wrapped } from "./text-width.ts";

export type OpinionKey = "against-2" | "against-1" | "neutral" | "for-1" | "for-2";

export interface Opinion {
  readonly key: OpinionKey;
  readonly name: string;
}

export interface DivergingBar {
  readonly label: string;
  /** In 0..1, one per opinion of the scale, in its order; null where it is not shown. */
  readonly shares: readonly (number | null)[];
  /** Total of each side; null where it is not shown. */
  readonly totals: { readonly against: number | null; readonly for: number | null };
  /** Interval of the total of each side; null where there is none. */
  readonly intervals: { readonly against: DrawnInterval | null; readonly for: DrawnInterval | null };
}

export interface DivergingBars {
  /** From the most against to the most in favour. */
  readonly scale: readonly Opinion[];
  readonly bars: readonly DivergingBar[];
}

/** Room for a total at either end of a bar: a share, or that it is not shown. */
const totalWidth = 46;
const gap = 1;

/**
 * Opinions on either side of one line, those without one astride it, so that against and in favour are each read from
 * it (Robbins and Heiberger, 2011).
 */
export function divergingBars(canvas: Canvas, drawn: DivergingBars): Drawing {
  const { scale, bars } = drawn;
  const width = widths[canvas.size];
  const wide = canvas.size === "wide";
  const key = swatches(
    scale.map(({ key, name }) => ({ mark: `bar ${key}`, print: `p-${key}`, name })),
    width,
  );
  const sides = bars.flatMap(({ intervals }) => [intervals.against, intervals.for]);
  const signs = legend(canvas, { reference: null, hides: false, uncertainties: uncertaintiesOf(sides) });
  const laid = bars.map((bar) => layOf(bar, drawn));
  const labels = wide ? Math.min(230, 14 + Math.max(...bars.map(({ label }) => textWidth(label, 15)))) : 0;
  const reach = (side: (laid: Laid) => number) => Math.max(0, ...laid.map(side));
  const [left, right] = [reach((each) => each.ends.before), reach((each) => each.ends.after)];
  const hidden = reach((each) => each.hidden);
  const between = hidden > 0 ? 12 + totalWidth : 0;
  const scaleWidth = width - labels - totalWidth * 2 - between;
  const unit = scaleWidth / Math.max(0.01, left + right + hidden);
  const middle = labels + totalWidth + left * unit;
  const start = middle + right * unit + totalWidth + 12;
  const [barHeight, step] = wide ? [28, 42] : [24, 0];
  const content: Marks[] = [];
  const bands: (readonly [number, number])[] = [];
  let y = key.height + signs.height + 8;
  const top = y;
  bars.forEach((bar, position) => {
    const laidBar = laid[position];
    if (!laidBar) return;
    const label = wrapped(bar.label, wide ? labels - 12 : width, 15);
    const height = wide ? Math.max(step, label.length * 19 + 10) : label.length * 19 + barHeight + 20;
    const barTop = wide ? y + (height - barHeight) / 2 : y + label.length * 19 + 4;
    const first = wide ? barTop + barHeight / 2 + 5 - ((label.length - 1) / 2) * 19 : y + 14;
    content.push(
      label.map((line, at) => text({ x: 0, y: first + at * 19 }, line)),
      laidBar.parts.map((part) =>
        partOf(part, {
          x: (part.isApart ? start : middle) + part.from * unit,
          unit,
          y: barTop,
          height: barHeight,
          canvas,
        }),
      ),
      intervalsOf(bar, laidBar, { middle, unit, y: barTop + barHeight + 6 }),
      totalsOf(laidBar, { middle, unit, y: barTop + barHeight / 2 + 5, canvas }),
    );
    bands.push([barTop - 4, barTop + barHeight + 4]);
    y += height;
  });
  // A narrow drawing has its words where the line would go: it stands behind the bars alone.
  const lines = wide ? [[top - 2, y] as const] : bands;
  const axes = hidden > 0 ? [middle, start] : [middle];
  return drawing(canvas, y, [
    key.content,
    lowered(key.height, signs.content),
    polylines(
      axes.flatMap((x) => lines.map(([top, bottom]) => vertical({ x, top, bottom }))),
      "axis",
    ),
    content,
  ]);
}

interface LaidPart {
  readonly key: OpinionKey | "secret";
  readonly share: number;
  /** From the middle line, or from that of what no side holds; in shares. */
  readonly from: number;
  readonly isApart: boolean;
}

interface Laid {
  readonly parts: readonly LaidPart[];
  readonly before: number;
  readonly after: number;
  readonly hidden: number;
  /** Share of those without an opinion, astride the line. */
  readonly inMiddle: number;
  /** How far what is drawn goes, intervals included, on either side of the line. */
  readonly ends: { readonly before: number; readonly after: number };
  readonly totals: { readonly against: number | null; readonly for: number | null };
}

/**
 * What a side that is known in all leaves to its hidden shares is hatched at its end; hidden shares of no known side
 * cannot be placed: what the others leave is hatched, apart.
 */
function layOf({ shares, totals, intervals }: DivergingBar, { scale }: DivergingBars): Laid {
  const known = scale.map(({ key }, at) => ({ key, share: shares[at] ?? null }));
  const inMiddle = known.find(({ key }) => key === "neutral")?.share ?? 0;
  const against = sideOf(known, "against", totals.against);
  const inFavour = sideOf(known, "for", totals.for);
  const sized = [
    ...(against.hidden > 0 ? [{ key: "secret" as const, share: against.hidden }] : []),
    ...known.flatMap(({ key, share }) => (share === null ? [] : [{ key, share }])),
    ...(inFavour.hidden > 0 ? [{ key: "secret" as const, share: inFavour.hidden }] : []),
  ].filter(({ share }) => share > 0);
  const before = inMiddle / 2 + against.share;
  const parts: LaidPart[] = [];
  let from = -before;
  for (const { key, share } of sized) {
    parts.push({ key, share, from, isApart: false });
    from += share;
  }
  const drawn = sized.reduce((all, { share }) => all + share, 0);
  const isPlaced = against.isWhole && inFavour.isWhole && known.every(isNeutralKnown);
  const hidden = isPlaced || 1 - drawn <= 1e-9 ? 0 : 1 - drawn;
  return {
    parts: hidden > 0 ? [...parts, { key: "secret", share: hidden, from: 0, isApart: true }] : parts,
    before,
    after: from,
    hidden,
    inMiddle,
    ends: {
      before: Math.max(before, inMiddle / 2 + (intervals.against?.upper ?? 0)),
      after: Math.max(from, inMiddle / 2 + (intervals.for?.upper ?? 0)),
    },
    totals,
  };
}

interface Known {
  readonly key: OpinionKey;
  readonly share: number | null;
}

/** A side as it is drawn: what its hidden shares are in all, where it is known, and whether nothing of it is elsewhere. */
function sideOf(
  known: readonly Known[],
  side: "against" | "for",
  total: number | null,
): { readonly share: number; readonly hidden: number; readonly isWhole: boolean } {
  const ofSide = known.filter(({ key }) => key.startsWith(side));
  const shown = ofSide.reduce((all, { share }) => all + (share ?? 0), 0);
  const isWhole = ofSide.every(({ share }) => share !== null) || total !== null;
  const hidden =
    ofSide.some(({ share }) => share === null) && total !== null ? Math.max(0, total - shown) : 0;
  return { share: shown + hidden, hidden, isWhole };
}

function isNeutralKnown({ key, share }: Known): boolean {
  return key !== "neutral" || share !== null;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly unit: number;
  readonly canvas: Canvas;
}

function partOf({ key, share, isApart }: LaidPart, { x, y, height, unit, canvas }: Place): Marks {
  const box = { x: x + gap / 2, y, width: Math.max(1, share * unit - gap), height };
  const middle = { x: x + (share * unit) / 2, y: y + height / 2 + 5 };
  const wording =
    key === "secret" ? canvas.formatter.message("cell.notShownShort") : canvas.formatter.percent(share);
  const fits = textWidth(wording, 15) + 6 <= box.width;
  if (key === "secret") {
    const outside = { x: box.x + box.width + 5, y: middle.y };
    if (fits) return [rect(box, "secret"), text(middle, wording, "m secret-word")];
    // The total of its side stands beside one that is not apart.
    return [rect(box, "secret"), isApart ? text(outside, bold(wording)) : null];
  }
  return [
    rect(box, `bar ${key}`),
    rect(box, `print p-${key}`),
    fits ? text(middle, wording, `m label on-${key}`) : null,
  ];
}

/** The interval of each side in all, under its end: on it are the shares of its parts. */
function intervalsOf(
  { intervals }: DivergingBar,
  { inMiddle, hidden }: Laid,
  { middle, unit, y }: { readonly middle: number; readonly unit: number; readonly y: number },
): Marks {
  // Where a share is hidden and no side holds it, sides are not drawn whole, and end nowhere.
  if (hidden > 0) return [];
  const at = (side: -1 | 1, share: number) => middle + side * (inMiddle / 2 + share) * unit;
  const whisker = (side: -1 | 1, { lower, upper, of }: DrawnInterval): Whisker => {
    const [one, other] = [at(side, lower), at(side, upper)];
    return { from: Math.min(one, other), to: Math.max(one, other), y, of };
  };
  return whiskers(
    [
      ...(intervals.against === null ? [] : [whisker(-1, intervals.against)]),
      ...(intervals.for === null ? [] : [whisker(1, intervals.for)]),
    ],
    "tick",
  );
}

/** Each side in all, at its end. */
function totalsOf(
  { before, after, totals }: Laid,
  { middle, unit, y, canvas }: { middle: number; unit: number; y: number; canvas: Canvas },
): Marks {
  const format = (share: number | null) =>
    share === null ? canvas.formatter.message("cell.notShownShort") : canvas.formatter.percent(share);
  return [
    text({ x: middle - before * unit - 6, y }, bold(format(totals.against)), "e"),
    text({ x: middle + after * unit + 6, y }, bold(format(totals.for))),
  ];
}
