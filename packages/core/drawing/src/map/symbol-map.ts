import { scaleSqrt } from "d3-scale";
import type { Canvas, Drawing } from "../drawing.ts";
import { circle, type MarkBlock, type Marks, polygons, polylines, text } from "../mark.ts";
import { textWidth } from "../text-width.ts";
import { countTicks } from "../ticks.ts";
import { bordersOf, type Laid, layGround } from "./ground.ts";
import { areaOf, holdsBox, type MapArea, type MapValue, middleOf } from "./map-areas.ts";
import { type AreasMap, mapWidth, mapWithList } from "./map-with-list.ts";

/** Counts by territory: discs whose surface is the count, so that a large territory does not look like a large count. */
export function symbolMap(canvas: Canvas, drawn: AreasMap): Drawing {
  const laid = layGround(drawn.ground, mapWidth(canvas));
  const greatest = Math.max(1, ...drawn.areas.map(({ value }) => (typeof value === "number" ? value : 0)));
  const side = sideOf(laid);
  // A square has its name under its disc, where it is large enough for both.
  const isNamed = drawn.ground.kind === "tiles" && side >= namedSideMin;
  const radiusMax = isNamed ? (side - nameHeight) / 2 - 2 : Math.min(30, side * 0.46);
  const radiusOf = scaleSqrt([0, greatest], [0, radiusMax]);
  const map = [
    polygons(
      [...laid.territories.values()].flatMap(({ rings }) => rings),
      "land",
    ),
    polylines(bordersOf(laid, areaOf(drawn.areas)), "outline"),
    polylines(bordersOf(laid, drawn.wholeOf), "limit"),
    discs(drawn, laid, { radiusOf, up: isNamed ? nameHeight / 2 : 0 }),
    isNamed ? drawn.areas.map((area) => nameOf(area, laid)) : null,
  ];
  const key = keyOf(drawn, { greatest, radiusOf });
  return mapWithList(canvas, drawn, { map: { content: map, height: laid.height }, key, mark: listMark });
}

const nameHeight = 18;
/** Side of a square whose disc has a radius of 7 over the name. */
const namedSideMin = 36;
/** Colour that is left on the two sides of a number in its disc. */
const discMargin = 5;

/** The name of an area at the foot of its square, or the letters that stand for it. */
function nameOf(area: MapArea, laid: Laid): Marks {
  const middle = middleOf(area, laid);
  if (middle === null) return null;
  const place = { x: middle.x, y: middle.y + (sideOf(laid) - nameHeight) / 2 };
  const names = [area.name, ...(area.short === null ? [] : [area.short])];
  const shown = names.find((name) =>
    holdsBox(area, laid, { place, box: { width: textWidth(name, 14) + 3, height: nameHeight - 2 } }),
  );
  return shown === undefined
    ? null
    : text({ x: place.x, y: place.y + 4 }, shown, area.value === 0 ? "m small q" : "m small");
}

/** Side of a square as large as the mean territory: discs that big hardly cover each other. */
function sideOf({ territories }: Laid): number {
  const areas = [...territories.values()].map(({ room }) => room.width * room.height);
  return Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / Math.max(1, areas.length));
}

function listMark(value: MapValue): string {
  return value === "secret" ? "secret" : value === "nothing" || value === 0 ? "land" : "disc";
}

/** The greatest first, so that a small one is never under another. */
function discs(
  { areas, format }: AreasMap,
  laid: Laid,
  { radiusOf, up }: { readonly radiusOf: (value: number) => number; readonly up: number },
): Marks {
  const size = ({ value }: MapArea) => (typeof value === "number" ? value : 0);
  return areas
    .toSorted((a, b) => size(b) - size(a))
    .map((area) => {
      const middle = middleOf(area, laid);
      const { value } = area;
      if (middle === null || value === "nothing" || value === 0) return null;
      const place = { x: middle.x, y: middle.y - up };
      const radius = value === "secret" ? 6 : Math.max(2, radiusOf(value));
      const wording = value === "secret" ? null : format(value);
      const fits = wording !== null && textWidth(wording, 14) / 2 + discMargin <= radius;
      return [
        circle(place, radius, value === "secret" ? "secret" : "disc"),
        fits ? text({ x: place.x, y: place.y + 5 }, wording, "m small on-step-4") : null,
      ];
    });
}

/** Two round counts and their discs. */
function keyOf(
  { format }: AreasMap,
  { greatest, radiusOf }: { greatest: number; radiusOf: (value: number) => number },
): MarkBlock {
  const ticks = countTicks(greatest).ticks.filter((tick) => tick > 0 && tick <= greatest);
  const shown = [...new Set([ticks[0] ?? greatest, ticks.at(-1) ?? greatest])];
  const height = Math.max(...shown.map(radiusOf)) * 2 + 4;
  let x = 0;
  const content = shown.map((value) => {
    const radius = radiusOf(value);
    const place = { x: x + radius, y: height - 2 - radius };
    x += radius * 2 + 8;
    const wording = text({ x, y: height - 5 }, format(value));
    x += textWidth(format(value), 15) + 22;
    return [circle(place, radius, "disc"), wording];
  });
  return { content, height: height + 4 };
}
