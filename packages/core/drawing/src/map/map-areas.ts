import type { Point } from "../mark.ts";
import { textWidth, wrapped } from "../text-width.ts";
import type { Laid } from "./ground.ts";

/** What a label or a mark takes. */
export type Room = { readonly width: number; readonly height: number };

/** What is counted by territory: a commune, or several that make one whole. */
export interface MapArea {
  readonly name: string;
  /** A few letters for where its name has no room; null where it has none. */
  readonly short: string | null;
  /** Codes of the ground's territories that it is made of. */
  readonly members: readonly string[];
  readonly value: MapValue;
}

/** A number, or why there is none. */
export type MapValue = number | "secret" | "nothing";

/** The whole that a territory is of: its area's name, or itself. */
export function areaOf(areas: readonly MapArea[]): (code: string) => string {
  const names = new Map(areas.flatMap(({ name, members }) => members.map((code) => [code, name] as const)));
  return (code) => names.get(code) ?? code;
}

/** Half of what is written in an area, where its territories are not smaller. */
const mark = { width: 18, height: 9 } as const;

/** Where an area's mark goes: in the middle of its territories, or where it would leave them in the nearest one. */
export function middleOf({ members }: Pick<MapArea, "members">, { territories }: Laid): Point | null {
  const inArea = members.flatMap((code) => territories.get(code) ?? []);
  const weight = inArea.reduce((sum, { room }) => sum + room.width * room.height, 0);
  if (weight === 0) return null;
  const mean = (of: (point: Point) => number) =>
    inArea.reduce((sum, { center, room }) => sum + of(center) * room.width * room.height, 0) / weight;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const least = (of: (room: Room) => number) => Math.min(...inArea.map(({ room }) => of(room)));
  const half = {
    width: Math.min(mark.width, least(({ width }) => width) * 0.45),
    height: Math.min(mark.height, least(({ height }) => height) * 0.45),
  };
  const corners = [-1, 1].flatMap((across) =>
    [-1, 1].map((down) => ({ x: middle.x + across * half.width, y: middle.y + down * half.height })),
  );
  const isIn = (corner: Point) =>
    inArea.some(
      ({ center: { x, y }, room }) =>
        Math.abs(corner.x - x) <= room.width / 2 && Math.abs(corner.y - y) <= room.height / 2,
    );
  if (corners.every(isIn)) return middle;
  const away = ({ center: { x, y } }: (typeof inArea)[number]) => Math.hypot(middle.x - x, middle.y - y);
  return inArea.reduce((nearest, each) => (away(each) < away(nearest) ? each : nearest)).center;
}

/** Size of the letters on a map, and from one line to the next. */
export const letters = { size: 14, line: 15 } as const;
/** Paper or colour that is left around a label. */
const margins = { width: 3, height: 9 } as const;
/** Between the points of a label that must lie in its area. */
const stride = 12;

/** What is written in an area, from its first line. */
export interface AreaLabel {
  readonly lines: readonly string[];
  /** Middle of its lines. */
  readonly place: Point;
  /** Whether nothing of it is shortened or left out. */
  readonly isWhole: boolean;
}

/**
 * Name and value of an area, where they fit in it: the name is cut in lines, then shortened, before
 * the value is left to the list.
 * @param wording null where the area's mark says it
 */
export function areaLabel(area: MapArea, wording: string | null, laid: Laid): AreaLabel | null {
  const value = wording === null ? [] : [wording];
  const whole = namesOf(area.name).map((name) => [...name, ...value]);
  const short = area.short === null ? [] : [[area.short, ...value], [area.short]];
  for (const lines of [...whole, ...short, value]) {
    if (lines.length === 0) continue;
    const place = placeOf(area, laid, {
      width: Math.max(...lines.map((line) => textWidth(line, letters.size))) + margins.width,
      height: lines.length * letters.line + margins.height,
    });
    if (place !== null) return { lines, place, isWhole: whole.includes(lines) };
  }
  return null;
}

/** A name on one line, on two, on three. */
function namesOf(name: string): readonly (readonly string[])[] {
  const width = textWidth(name, letters.size);
  return [1, 0.6, 0.4].map((part) => wrapped(name, width * part, letters.size));
}

/** Where a box lies in an area, as near its middle as may be; null where nowhere. */
function placeOf(area: MapArea, laid: Laid, box: Room): Point | null {
  const middle = middleOf(area, laid);
  if (middle === null) return null;
  const centers = area.members.flatMap((code) => laid.territories.get(code)?.center ?? []);
  const between = centers.flatMap((a, at) =>
    centers.slice(at + 1).map((b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })),
  );
  const away = ({ x, y }: Point) => Math.hypot(x - middle.x, y - middle.y);
  const places = [middle, ...[...centers, ...between].toSorted((a, b) => away(a) - away(b))];
  return places.find((place) => holdsBox(area, laid, { place, box })) ?? null;
}

/** Whether a box around a place lies in the territories of an area. */
export function holdsBox(
  { members }: MapArea,
  { territories }: Laid,
  { place, box }: { readonly place: Point; readonly box: Room },
): boolean {
  const inArea = members.flatMap((code) => territories.get(code) ?? []);
  const along = (middle: number, size: number) => {
    const count = Math.ceil(size / stride);
    return Array.from({ length: count + 1 }, (_, at) => middle - size / 2 + (size * at) / count);
  };
  return along(place.x, box.width).every((x) =>
    along(place.y, box.height).every((y) =>
      inArea.some(
        ({ center, room }) =>
          Math.abs(x - center.x) <= room.width / 2 && Math.abs(y - center.y) <= room.height / 2,
      ),
    ),
  );
}
