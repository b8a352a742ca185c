import type { Insert, Markup } from "../../markup.ts";
import { type Steps, stepClass, stepOf } from "../steps.ts";
import { type Canvas, path, svg, text, widths } from "../svg.ts";
import { swatches } from "../swatches.ts";
import { textWidth } from "../text-width.ts";
import { areaList, type ListSaid } from "./area-list.ts";
import { bordersPath, ringsPath } from "./borders.ts";
import { type Ground, type Laid, layGround } from "./ground.ts";
import { areaOf, type MapArea, type MapValue, middleOf, roomOf } from "./map-areas.ts";
import { translated } from "./translated.ts";

export interface Choropleth {
  readonly ground: Ground;
  readonly areas: readonly MapArea[];
  readonly steps: Steps;
  /** One a class, from the least: its limits and how many areas it has. */
  readonly classNames: readonly string[];
  readonly nothingName: string;
  /** The greater whole of a territory, whose limits are drawn thicker. */
  readonly wholeOf: (code: string) => string;
  readonly head: string;
  readonly say: (value: number) => string;
  readonly rest: ListSaid["rest"];
}

/** Rates by territory: five shades, each area's number on it where it fits, and all of them in the list beside. */
export function choropleth(canvas: Canvas, drawn: Choropleth): Markup {
  const wide = canvas.size === "wide";
  const mapWidth = wide ? 430 : widths.narrow;
  const laid = layGround(drawn.ground, mapWidth);
  const markOf = (value: MapValue) => markFor(value, drawn.steps);
  const key = swatches(keyOf(drawn, canvas), mapWidth);
  const list = areaList(canvas, drawn.areas, {
    x: wide ? mapWidth + 30 : 0,
    width: wide ? widths.wide - mapWidth - 30 : widths.narrow,
    said: { head: drawn.head, say: drawn.say, mark: markOf, rest: drawn.rest },
  });
  const keyTop = laid.height + 14;
  const bottom = keyTop + key.height;
  return svg(canvas, wide ? Math.max(bottom, list.height) : bottom + 10 + list.height, [
    drawn.areas.map((area) => fillOf(area, laid, markOf(area.value))),
    path(restOf(drawn, laid), "land"),
    path(bordersPath(laid, areaOf(drawn.areas)), "border"),
    path(bordersPath(laid, drawn.wholeOf), "limit"),
    drawn.areas.map((area) => labelOf(area, { laid, drawn, canvas })),
    translated(keyTop, key.content),
    wide ? list.content : translated(bottom + 10, list.content),
  ]);
}

function markFor(value: MapValue, steps: Steps): string {
  if (value === "secret") return "secret";
  return value === "nothing" ? "land" : `bar ${stepClass(stepOf(value, steps), steps)}`;
}

function keyOf({ areas, steps, classNames, nothingName }: Choropleth, { words }: Canvas) {
  const has = (value: MapValue) => areas.some((area) => area.value === value);
  return [
    ...classNames.map((name, step) => ({ mark: `bar ${stepClass(step, steps)} key`, print: null, name })),
    ...(has("secret") ? [{ mark: "secret", print: null, name: words.say("cell.secret") }] : []),
    ...(has("nothing") ? [{ mark: "land key", print: null, name: nothingName }] : []),
  ];
}

function fillOf({ members }: MapArea, { territories }: Laid, mark: string): Markup | null {
  return path(ringsPath(members.flatMap((code) => territories.get(code)?.rings ?? [])), `${mark} area`);
}

/** Territories of the ground that no area is made of. */
function restOf({ areas }: Choropleth, { territories }: Laid): string {
  const known = new Set(areas.flatMap(({ members }) => members));
  return ringsPath([...territories].flatMap(([code, { rings }]) => (known.has(code) ? [] : rings)));
}

/** What is hatched says so itself; what has no data is as plain as land, and needs the mark. */
function saidOn(value: MapValue, { say }: Choropleth, { words }: Canvas): string | null {
  if (typeof value === "number") return say(value);
  return value === "nothing" ? words.say("cell.nothing") : null;
}

interface Around {
  readonly laid: Laid;
  readonly drawn: Choropleth;
  readonly canvas: Canvas;
}

function labelOf(area: MapArea, { laid, drawn, canvas }: Around): Insert {
  const middle = middleOf(area, laid);
  if (middle === null) return null;
  const { value } = area;
  const short =
    area.members.length === 1 ? (laid.territories.get(area.members[0] ?? "")?.short ?? null) : null;
  const said = saidOn(value, drawn, canvas);
  const face =
    typeof value === "number" ? `on-${stepClass(stepOf(value, drawn.steps), drawn.steps)}` : "halo";
  const room = roomOf(area, laid);
  const fits = (words: string | null) => words !== null && textWidth(words, 14) <= room * 0.85;
  const tall = room >= 34;
  const shown = [fits(short) && (tall || said === null) ? short : null, fits(said) ? said : null].filter(
    (words) => words !== null,
  );
  return shown.map((words, line) =>
    text({ x: middle.x, y: middle.y + 5 + (line - (shown.length - 1) / 2) * 15 }, words, `m small ${face}`),
  );
}
