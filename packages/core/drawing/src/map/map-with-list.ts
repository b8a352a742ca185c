import { type Canvas, type Drawing, drawing, widths } from "../drawing.ts";
import { bold, lowered, type MarkBlock, rect, text } from "../mark.ts";
import { textWidth, wrapped } from "../text-width.ts";
import type { Ground } from "./ground.ts";
import type { MapArea, MapValue } from "./map-areas.ts";

/** The areas of a map, and the texts of their list. */
export interface AreasMap extends Omit<ListTexts, "mark"> {
  readonly ground: Ground;
  readonly areas: readonly MapArea[];
  /** The greater whole of a territory, whose limits are drawn thicker. */
  readonly wholeOf: (code: string) => string;
}

export const mapWidth = ({ size }: Canvas) => (size === "wide" ? 430 : widths.narrow);

/** A map over its key, and all its areas in a list: beside it on a wide canvas, below on a narrow one. */
export function mapWithList(
  canvas: Canvas,
  drawn: AreasMap,
  { map, key, mark }: { readonly map: MarkBlock; readonly key: MarkBlock; readonly mark: ListTexts["mark"] },
): Drawing {
  const isWide = canvas.size === "wide";
  const listX = isWide ? mapWidth(canvas) + 30 : 0;
  const list = areaList(canvas, drawn.areas, {
    x: listX,
    width: widths[canvas.size] - listX,
    wording: { ...drawn, mark },
  });
  const keyTop = map.height + 14;
  const bottom = keyTop + key.height;
  return drawing(canvas, isWide ? Math.max(bottom, list.height) : bottom + 10 + list.height, [
    map.content,
    lowered(keyTop, key.content),
    isWide ? list.content : lowered(bottom + 10, list.content),
  ]);
}

interface ListTexts {
  readonly head: string;
  readonly format: (value: number) => string;
  /** What is written of a value that is not shown. */
  readonly hidden: string;
  readonly mark: (value: MapValue) => string;
  /** « 29 autres dans le tableau » */
  readonly rest: (count: number) => string;
  /** « Sans lieu : Aubervilliers, Bobigny » */
  readonly zeros: (names: readonly string[]) => string;
}

const line = 17;
/** All of them where they fit; else the ends, which a reader looks for. */
const linesMax = { wide: 42, narrow: 12 } as const;

/** The areas beside their map, from the greatest value to the least, those at zero in one sentence; drawn from y = 0. */
function areaList(
  canvas: Canvas,
  areas: readonly MapArea[],
  { x, width, wording }: { readonly x: number; readonly width: number; readonly wording: ListTexts },
): MarkBlock {
  const sorted = areas
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => rankOf(b.value) - rankOf(a.value));
  const zeros = areas.filter(({ value }) => value === 0).map(({ name }) => name);
  const max = linesMax[canvas.size];
  const shown = sorted.length <= max ? sorted : endsOf(sorted, max);
  const top = 24;
  const end = x + width;
  const under = top + shown.length * line + 6;
  const sentence = zeros.length === 0 ? [] : wrapped(wording.zeros(zeros), width, 14);
  return {
    content: [
      text({ x: end, y: 14 }, wording.head, "e q small"),
      shown.map((area, at) => {
        const y = top + at * line + 13;
        if (area === null)
          return text({ x: x + 20, y }, wording.rest(sorted.length + 1 - shown.length), "small i q");
        const value = formatValue(area.value, wording, canvas);
        return [
          rect({ x: x + 0.5, y: y - 11.5, width: 12, height: 12 }, wording.mark(area.value)),
          text({ x: x + 20, y }, cut(area.name, width - 24 - textWidth(value, 14)), "small"),
          text({ x: end, y }, area.value === "nothing" ? value : bold(value), "e small"),
        ];
      }),
      sentence.map((wording, at) => text({ x, y: under + at * line + 13 }, wording, "small q")),
    ],
    height: under + sentence.length * line,
  };
}

/** Areas with the greatest and the least numbers; null stands for all the others. */
function endsOf(sorted: readonly MapArea[], max: number): readonly (MapArea | null)[] {
  const known = sorted.filter(({ value }) => typeof value === "number");
  const half = max / 2;
  return known.length < max ? [...known, null] : [...known.slice(0, half), null, ...known.slice(1 - half)];
}

function formatValue(value: MapValue, { format, hidden }: ListTexts, { formatter }: Canvas): string {
  if (typeof value === "number") return format(value);
  return value === "secret" ? hidden : formatter.message("cell.nothing");
}

/** Secret ones may be anywhere: they come after the numbers, before those that have none. */
function rankOf(value: MapValue): number {
  return typeof value === "number" ? value : value === "secret" ? -1 : -2;
}

function cut(name: string, width: number): string {
  if (textWidth(name, 14) <= width) return name;
  let shortened = name;
  while (shortened.length > 1 && textWidth(`${shortened}…`, 14) > width) shortened = shortened.slice(0, -1);
  return `${shortened.trimEnd()}…`;
}
