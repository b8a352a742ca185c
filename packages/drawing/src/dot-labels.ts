import type { PanelDot } from "./dot-panel.ts";
import { textWidth } from "./text-width.ts";

/** Radius of the ring of a reference, around a smaller dot. */
export const radius = 6;
/** Between the marks of a share and how it is written. */
const space = 3;
/** Room kept in a panel on the two sides of its axis, for half a dot and for half the name of its end. */
const least = { before: 8, after: 21 };
/** Distance on the axis under which two dots can hardly be distinguished. */
export const shortAxis = 72;

/** Width of a bold label over that of a plain one. */
const boldWidth = 1.1;

/** What one axis shows: shares from 0 to `limit`, each written by `sayShare`. */
export interface Scale {
  readonly limit: number;
  readonly formatShare: (share: number) => string;
}

/** An axis in its panel: from how far of the panel's start, and how long, in units of the drawing. */
export interface Axis {
  readonly before: number;
  readonly length: number;
}

/** How a share is written: on which side of its marks, and beyond which value on the axis. */
export interface DotLabel {
  readonly side: "before" | "after";
  readonly beyond: number;
}

/**
 * A share is written on the outer side of its dot, so that it never stands beside the mark of another one. Where dot and
 * reference are written alike, it stands outside both.
 */
export function dotLabel(
  { share, wording, reference, interval }: PanelDot & { readonly share: number },
  { limit, formatShare }: Scale,
): DotLabel {
  const ofShare = [share, interval?.lower ?? share, interval?.upper ?? share];
  const isAlike = reference !== null && formatShare(reference) === wording;
  const marks = isAlike ? [...ofShare, reference] : ofShare;
  const isBefore = reference === null || isAlike ? share > limit / 2 : share < reference;
  return isBefore
    ? { side: "before", beyond: Math.min(...marks) }
    : { side: "after", beyond: Math.max(...marks) };
}

/** From the marks of a share to how it is written, along the axis. */
export const labelShift = radius + space;

/**
 * The longest axis in a panel that leaves room for every share on its side. A shorter axis brings labels nearer to its
 * ends: a few rounds settle it.
 */
export function axisOf(
  dots: readonly PanelDot[],
  { width, ...scale }: Scale & { readonly width: number },
): Axis {
  const labels = dots.flatMap(({ share, ...dot }) => {
    if (share === null) return [];
    const { side, beyond } = dotLabel({ share, ...dot }, scale);
    const fromEnd = side === "before" ? beyond / scale.limit : 1 - beyond / scale.limit;
    return [{ side, fromEnd, room: labelShift + boldWidth * textWidth(dot.wording, 14) }];
  });
  const roomOf = (side: DotLabel["side"], length: number) =>
    Math.max(
      least[side],
      ...labels.flatMap((label) => (label.side === side ? [label.room - label.fromEnd * length] : [])),
    );
  let length = width;
  for (let round = 0; round < 20; round++)
    length = Math.max(1, width - roomOf("before", length) - roomOf("after", length));
  return { before: roomOf("before", length), length };
}
