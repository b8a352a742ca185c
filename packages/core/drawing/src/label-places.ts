import { type Point, type Polyline, type StyledSpan, type TextMark, text } from "./mark.ts";
import { textWidth } from "./text-width.ts";

/** Words with the places where they may stand, the best first. */
export interface Wanted {
  readonly spans: readonly StyledSpan[];
  readonly places: readonly LabelPlace[];
}

/** Start, middle or end of words on their base line. */
export interface LabelPlace {
  readonly at: Point;
  readonly from: "start" | "middle" | "end";
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const size = 15;
/** Width of bold letters over plain ones. */
const boldWidth = 1.1;
const looks = { start: "halo", middle: "m halo", end: "e halo" } as const;

/**
 * Words at the first of their places that covers no line, and else at the first that covers no other words; those that have
 * no such place in the drawing are left out.
 */
export function placedLabels(
  wanted: readonly Wanted[],
  { lines, inside }: { readonly lines: readonly Polyline[]; readonly inside: Area },
): readonly TextMark[] {
  const taken: Area[] = [];
  return wanted.flatMap(({ spans, places }) => {
    const isInside = ({ top, bottom }: Area) => top >= inside.top && bottom <= inside.bottom;
    const choices = places
      .map((place) => within(place, spans, inside))
      .map((place) => ({ place, area: areaOf(place, spans) }))
      .filter(({ area }) => isInside(area) && !taken.some((other) => meets(area, other)));
    const chosen = choices.find(({ area }) => !lines.some((line) => crosses(line, area))) ?? choices[0];
    if (chosen === undefined) return [];
    taken.push(chosen.area);
    return [text(chosen.place.at, spans, looks[chosen.place.from])];
  });
}

function widthOf(spans: readonly StyledSpan[]): number {
  return spans.reduce(
    (sum, { text: words, look }) => sum + textWidth(words, size) * (look === "b" ? boldWidth : 1),
    0,
  );
}

function areaOf({ at, from }: LabelPlace, spans: readonly StyledSpan[]): Area {
  const width = widthOf(spans);
  const left = at.x - (from === "start" ? 0 : from === "end" ? width : width / 2);
  return { left: left - 3, right: left + width + 3, top: at.y - 13, bottom: at.y + 4 };
}

/** Moves a place aside as far as its words need to stay in the drawing. */
function within(place: LabelPlace, spans: readonly StyledSpan[], inside: Area): LabelPlace {
  const { left, right } = areaOf(place, spans);
  const shift = Math.max(0, inside.left - left) - Math.max(0, right - inside.right);
  return { ...place, at: { ...place.at, x: place.at.x + shift } };
}

function meets(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether a line from left to right goes through an area. */
function crosses(line: Polyline, { left, right, top, bottom }: Area): boolean {
  return line.some((to, at) => {
    const from = line[at - 1] ?? to;
    if (to.x < left || from.x > right) return false;
    const yAt = (x: number) =>
      to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
    const [one, other] = [yAt(Math.max(left, from.x)), yAt(Math.min(right, to.x))];
    return Math.max(one, other) >= top && Math.min(one, other) <= bottom;
  });
}
