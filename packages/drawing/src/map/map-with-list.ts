import { type Canvas, widths } from "../canvas.ts";
import { type Drawing, drawing } from "../drawing.ts";
import { lowered, type Marks } from "../marks/mark.ts";
import type { MarkBlock } from "../marks/mark-block.ts";
import { areaList, type ListTexts } from "./area-list.ts";
import type { Ground } from "./ground.ts";
import type { MapArea } from "./map-areas.ts";

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
  {
    map,
    height,
    key,
    mark,
  }: {
    readonly map: Marks;
    readonly height: number;
    readonly key: MarkBlock;
    readonly mark: ListTexts["mark"];
  },
): Drawing {
  const isWide = canvas.size === "wide";
  const listX = isWide ? mapWidth(canvas) + 30 : 0;
  const list = areaList(canvas, drawn.areas, {
    x: listX,
    width: widths[canvas.size] - listX,
    wording: { ...drawn, mark },
  });
  const keyTop = height + 14;
  const bottom = keyTop + key.height;
  return drawing(canvas, isWide ? Math.max(bottom, list.height) : bottom + 10 + list.height, [
    map,
    lowered(keyTop, key.content),
    isWide ? list.content : lowered(bottom + 10, list.content),
  ]);
}
