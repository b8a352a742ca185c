import { html, type Insert, type Markup } from "../../markup.ts";
import { countTicks } from "../count-ticks.ts";
import { type Canvas, path, r, svg, text, widths } from "../svg.ts";
import { textWidth } from "../text-width.ts";
import { areaList, type ListSaid } from "./area-list.ts";
import { bordersPath, ringsPath } from "./borders.ts";
import { type Ground, type Laid, layGround } from "./ground.ts";
import { areaOf, type MapArea, type MapValue, middleOf } from "./map-areas.ts";
import { translated } from "./translated.ts";

export interface SymbolMap {
  readonly ground: Ground;
  readonly areas: readonly MapArea[];
  readonly wholeOf: (code: string) => string;
  readonly head: string;
  readonly say: (value: number) => string;
  readonly rest: ListSaid["rest"];
}

/** Counts by territory: discs whose surface is the count, so that a large territory does not look like a large count. */
export function symbolMap(canvas: Canvas, drawn: SymbolMap): Markup {
  const wide = canvas.size === "wide";
  const mapWidth = wide ? 430 : widths.narrow;
  const laid = layGround(drawn.ground, mapWidth);
  const greatest = Math.max(1, ...drawn.areas.map(({ value }) => (typeof value === "number" ? value : 0)));
  const radiusMax = Math.min(30, sideOf(laid) * 0.46);
  const radiusOf = (value: number) => radiusMax * Math.sqrt(value / greatest);
  const key = keyOf(drawn, { greatest, radiusOf });
  const list = areaList(canvas, drawn.areas, {
    x: wide ? mapWidth + 30 : 0,
    width: wide ? widths.wide - mapWidth - 30 : widths.narrow,
    said: { head: drawn.head, say: drawn.say, mark: listMark, rest: drawn.rest },
  });
  const keyTop = laid.height + 14;
  const bottom = keyTop + key.height;
  return svg(canvas, wide ? Math.max(bottom, list.height) : bottom + 10 + list.height, [
    path(ringsPath([...laid.territories.values()].flatMap(({ rings }) => rings)), "land"),
    path(bordersPath(laid, areaOf(drawn.areas)), "outline"),
    path(bordersPath(laid, drawn.wholeOf), "limit"),
    discs(drawn, laid, radiusOf),
    translated(keyTop, key.content),
    wide ? list.content : translated(bottom + 10, list.content),
  ]);
}

/** Of a square as large as the mean territory: discs that big hardly cover each other. */
function sideOf({ territories }: Laid): number {
  const areas = [...territories.values()].map(({ room }) => room.width * room.height);
  return Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / Math.max(1, areas.length));
}

function listMark(value: MapValue): string {
  return value === "secret" ? "secret" : value === "nothing" || value === 0 ? "land" : "disc";
}

/** The greatest first, so that a small one is never under another. */
function discs(
  { areas, say }: SymbolMap,
  laid: Laid,
  radiusOf: (value: number) => number,
): readonly Insert[] {
  const size = ({ value }: MapArea) => (typeof value === "number" ? value : 0);
  return areas
    .toSorted((a, b) => size(b) - size(a))
    .map((area) => {
      const middle = middleOf(area, laid);
      const { value } = area;
      if (middle === null || value === "nothing" || value === 0) return null;
      const radius = value === "secret" ? 6 : Math.max(2, radiusOf(value));
      const said = value === "secret" ? null : say(value);
      const fits = said !== null && textWidth(said, 14) <= radius * 1.8;
      return [
        circle(middle, radius, value === "secret" ? "secret" : "disc"),
        fits ? text({ x: middle.x, y: middle.y + 5 }, said, "m small on-step-4") : null,
      ];
    });
}

/** Two round counts and their discs. */
function keyOf(
  { say }: SymbolMap,
  { greatest, radiusOf }: { greatest: number; radiusOf: (value: number) => number },
): { readonly content: readonly Insert[]; readonly height: number } {
  const ticks = countTicks(greatest).filter((tick) => tick > 0 && tick <= greatest);
  const shown = [...new Set([ticks[0] ?? greatest, ticks.at(-1) ?? greatest])];
  const height = Math.max(...shown.map(radiusOf)) * 2 + 4;
  let x = 0;
  const content = shown.map((value) => {
    const radius = radiusOf(value);
    const place = { x: x + radius, y: height - 2 - radius };
    x += radius * 2 + 8;
    const said = text({ x, y: height - 5 }, say(value));
    x += textWidth(say(value), 15) + 22;
    return [circle(place, radius, "disc"), said];
  });
  return { content, height: height + 4 };
}

function circle({ x, y }: { x: number; y: number }, radius: number, classes: string): Markup {
  return html`<circle class="${classes}" cx="${r(x)}" cy="${r(y)}" r="${r(radius)}"/>`;
}
