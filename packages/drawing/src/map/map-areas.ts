import type { Point } from "../marks/point.ts";
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
