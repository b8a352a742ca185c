import { type Canvas, type Drawing, drawing } from "../drawing.ts";
import { swatches } from "../legend.ts";
import { linesAround, type Marks, type Polyline, polygons, polylines } from "../mark.ts";
import { type Steps, stepClass, stepOf } from "../steps.ts";
import { bordersOf, type Laid, layGround } from "./ground.ts";
import { type AreaLabel, areaLabel, areaOf, letters, type MapArea, type MapValue } from "./map-areas.ts";
import { type AreasMap, mapWidth, mapWithList } from "./map-with-list.ts";

export interface Choropleth extends AreasMap {
  /** Steps of the values above zero: zero is a class of its own, left as paper. */
  readonly steps: Steps;
  /** One per class, from the least: its limits and how many areas it has. */
  readonly classNames: readonly string[];
  readonly zeroName: string;
  readonly nothingName: string;
}

/** Up to these, areas that bear their name and value need neither a key nor a list. */
const labelledMax = 6;

/** Rates by territory: shades, each area's name and number on it where they fit, and all of them in the list beside. */
export function choropleth(canvas: Canvas, drawn: Choropleth): Drawing {
  const laid = layGround(drawn.ground, mapWidth(canvas));
  const markOf = (value: MapValue) => markFor(value, drawn.steps);
  const isFew = drawn.areas.length <= labelledMax;
  const labels = drawn.areas.map((area) =>
    areaLabel(area, textOn(area.value, { drawn, canvas, isFew }), laid),
  );
  const map = [
    drawn.areas.map((area) => fillOf(area, laid, markOf(area.value))),
    polygons(restOf(drawn, laid), "land"),
    polylines(bordersOf(laid, areaOf(drawn.areas)), "border"),
    polylines(bordersOf(zerosOf(drawn, laid), areaOf(drawn.areas)), "outline"),
    polylines(bordersOf(laid, drawn.wholeOf), "limit"),
    drawn.areas.map((area, at) => labelled(area, labels[at] ?? null, drawn.steps)),
  ];
  if (isFew && labels.every((label) => label?.isWhole)) return drawing(canvas, laid.height + 4, map);
  const key = swatches(keyOf(drawn), mapWidth(canvas));
  return mapWithList(canvas, drawn, { map: { content: map, height: laid.height }, key, mark: markOf });
}

function markFor(value: MapValue, steps: Steps): string {
  if (value === "secret") return "secret";
  if (value === "nothing") return "land";
  return value === 0 ? "zero" : `bar ${stepClass(stepOf(value, steps), steps)}`;
}

function keyOf({ areas, steps, classNames, zeroName, nothingName, hidden }: Choropleth) {
  const has = (value: MapValue) => areas.some((area) => area.value === value);
  return [
    ...(has(0) ? [{ mark: "zero key", print: null, name: zeroName }] : []),
    ...classNames.map((name, step) => ({ mark: `bar ${stepClass(step, steps)} key`, print: null, name })),
    ...(has("secret") ? [{ mark: "secret", print: null, name: hidden }] : []),
    ...(has("nothing") ? [{ mark: "land key", print: null, name: nothingName }] : []),
  ];
}

function fillOf(area: MapArea, laid: Laid, mark: string): Marks {
  return polygons(ringsOf(area, laid), `${mark} area`);
}

function ringsOf({ members }: MapArea, { territories }: Laid): readonly Polyline[] {
  return members.flatMap((code) => territories.get(code)?.rings ?? []);
}

/** What has no shade: a line around each shows where it is. */
function zerosOf({ areas }: Choropleth, { territories, height }: Laid): Laid {
  const members = areas.flatMap((area) => (area.value === 0 ? area.members : []));
  const isOf = new Set(members);
  return { height, territories: new Map([...territories].filter(([code]) => isOf.has(code))) };
}

/** Territories of the ground that no area is made of. */
function restOf({ areas }: Choropleth, { territories }: Laid): readonly Polyline[] {
  const known = new Set(areas.flatMap(({ members }) => members));
  return [...territories].flatMap(([code, { rings }]) => (known.has(code) ? [] : rings));
}

interface Around {
  readonly drawn: Choropleth;
  readonly canvas: Canvas;
  readonly isFew: boolean;
}

/** What is hatched says so in the key; what has no data is as plain as land, and needs the mark. */
function textOn(value: MapValue, { drawn, canvas: { formatter }, isFew }: Around): string | null {
  if (typeof value === "number") return value === 0 ? formatter.count(0) : drawn.format(value);
  if (value === "nothing") return formatter.message("cell.nothing");
  return isFew ? drawn.hidden : null;
}

function labelled({ value }: MapArea, label: AreaLabel | null, steps: Steps): Marks {
  if (label === null) return null;
  const { lines, place } = label;
  const face =
    typeof value === "number" && value > 0 ? `on-${stepClass(stepOf(value, steps), steps)}` : "halo";
  return linesAround(place, lines, { step: letters.line, look: `m small ${face}` });
}
