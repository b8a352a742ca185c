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
export function divergingBars(canvas: Canvas, { scale, bars }: DivergingBars): Drawing {
  const width = widths[canvas.size];
  const wide = canvas.size === "wide";
  const key = swatches(
    scale.map(({ key, name }) => ({ mark: `bar ${key}`, print: `p-${key}`, name })),
    width,
  );
  const sides = bars.flatMap(({ intervals }) => [intervals.against, intervals.for]);
  const signs = legend(canvas, { reference: null, hides: false, uncertainties: uncertaintiesOf(sides) });
  const laid = bars.map((bar) => ({ ...bar, ...layOf(bar, scale) }));
  const labels = wide ? Math.min(230, 14 + Math.max(...bars.map(({ label }) => textWidth(label, 15)))) : 0;
  const [left, right] = [
    Math.max(0, ...laid.map(({ ends }) => ends.before)),
    Math.max(0, ...laid.map(({ ends }) => ends.after)),
  ];
  const hidden = Math.max(0, ...laid.map((bar) => bar.hidden));
  const between = hidden > 0 ? 12 + totalWidth : 0;
  const unit = (width - labels - totalWidth * 2 - between) / Math.max(0.01, left + right + hidden);
  const middle = labels + totalWidth + left * unit;
  const apart = middle + right * unit + totalWidth + 12;
  const height = wide ? 28 : 24;
  const content: Marks[] = [];
  const bands: { top: number; bottom: number }[] = [];
  const top = key.height + signs.height + 8;
  let y = top;
  for (const bar of laid) {
    const label = wrapped(bar.label, wide ? labels - 12 : width, 15);
    const rowHeight = wide ? Math.max(42, label.length * 19 + 10) : label.length * 19 + height + 20;
    const barTop = wide ? y + (rowHeight - height) / 2 : y + label.length * 19 + 4;
    const first = wide ? barTop + height / 2 + 5 - ((label.length - 1) / 2) * 19 : y + 14;
    const place = { middle, apart, unit, y: barTop, height, canvas };
    content.push(
      label.map((line, at) => text({ x: 0, y: first + at * 19 }, line)),
      bar.parts.map((part) => partOf(part, place)),
      intervalsOf(bar, place),
      totalsOf(bar, place),
    );
    bands.push({ top: barTop - 4, bottom: barTop + height + 4 });
    y += rowHeight;
  }
  // A narrow drawing has its words where the line would go: it stands behind the bars alone.
  const spans = wide ? [{ top: top - 2, bottom: y }] : bands;
  const axes = hidden > 0 ? [middle, apart] : [middle];
  return drawing(canvas, y, [
    key.content,
    lowered(key.height, signs.content),
    polylines(
      axes.flatMap((x) => spans.map((span) => vertical({ x, ...span }))),
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
}

/**
 * What a side that is known in all leaves to its hidden shares is hatched at its end; hidden shares of no known side
 * cannot be placed: what the others leave is hatched, apart.
 */
function layOf({ shares, totals, intervals }: DivergingBar, scale: DivergingBars["scale"]): Laid {
  const known = scale.map(({ key }, at) => ({ key, share: shares[at] ?? null }));
  const inMiddle = known.find(({ key }) => key === "neutral")?.share ?? 0;
  const against = sideOf(known, "against", totals.against);
  const inFavour = sideOf(known, "for", totals.for);
  const sized = [
    { key: "secret" as const, share: against.hidden },
    ...known.flatMap(({ key, share }) => (share === null ? [] : [{ key, share }])),
    { key: "secret" as const, share: inFavour.hidden },
  ].filter(({ share }) => share > 0);
  const before = inMiddle / 2 + against.share;
  let from = -before;
  const parts = sized.map(({ key, share }): LaidPart => {
    const start = from;
    from += share;
    return { key, share, from: start, isApart: false };
  });
  const left = 1 - sized.reduce((all, { share }) => all + share, 0);
  const isNeutralKnown = known.every(({ key, share }) => key !== "neutral" || share !== null);
  const hidden = (against.isWhole && inFavour.isWhole && isNeutralKnown) || left <= 1e-9 ? 0 : left;
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
  };
}

/** A side as it is drawn: what its hidden shares are in all, where it is known, and whether nothing of it is elsewhere. */
function sideOf(
  known: readonly { readonly key: OpinionKey; readonly share: number | null }[],
  side: "against" | "for",
  total: number | null,
) {
  const ofSide = known.filter(({ key }) => key.startsWith(side));
  const shown = ofSide.reduce((all, { share }) => all + (share ?? 0), 0);
  const isShown = ofSide.every(({ share }) => share !== null);
  const hidden = isShown || total === null ? 0 : Math.max(0, total - shown);
  return { share: shown + hidden, hidden, isWhole: isShown || total !== null };
}

/** Where a bar stands: its middle line, that of what no side holds, the length of a share of 1. */
interface Place {
  readonly middle: number;
  readonly apart: number;
  readonly unit: number;
  readonly y: number;
  readonly height: number;
  readonly canvas: Canvas;
}

function partOf({ key, share, from, isApart }: LaidPart, place: Place): Marks {
  const { y, height, unit, canvas } = place;
  const x = (isApart ? place.apart : place.middle) + from * unit;
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
function intervalsOf({ intervals, inMiddle, hidden }: DivergingBar & Laid, place: Place): Marks {
  // Where a share is hidden and no side holds it, sides are not drawn whole, and end nowhere.
  if (hidden > 0) return [];
  const { middle, unit, y, height } = place;
  const whisker = (side: -1 | 1, interval: DrawnInterval | null): readonly Whisker[] => {
    if (interval === null) return [];
    const at = (share: number) => middle + side * (inMiddle / 2 + share) * unit;
    const [one, other] = [at(interval.lower), at(interval.upper)];
    const [from, to] = side === 1 ? [one, other] : [other, one];
    return [{ from, to, y: y + height + 6, of: interval.of }];
  };
  return whiskers([...whisker(-1, intervals.against), ...whisker(1, intervals.for)], "tick");
}

/** Each side in all, at its end. */
function totalsOf({ before, after, totals }: DivergingBar & Laid, place: Place): Marks {
  const { middle, unit, canvas } = place;
  const y = place.y + place.height / 2 + 5;
  const format = (share: number | null) =>
    share === null ? canvas.formatter.message("cell.notShownShort") : canvas.formatter.percent(share);
  return [
    text({ x: middle - before * unit - 6, y }, bold(format(totals.against)), "e"),
    text({ x: middle + after * unit + 6, y }, bold(format(totals.for))),
  ];
}
