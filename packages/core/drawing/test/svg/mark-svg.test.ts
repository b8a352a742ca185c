import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marksSvg } from "../../src/drawing-svg.ts";
import {
  bold,
  circle,
  dots,
  lowered,
  type Marks,
  muted,
  polygons,
  polylines,
  rect,
  runsOf,
  text,
} from "../../src/mark.ts";

const page = { dotLength: "0", keepsSpaces: false } as const;
const paper = { dotLength: ".01", keepsSpaces: true } as const;
const written = (marks: Marks, medium: typeof page | typeof paper = page) =>
  marksSvg(marks, medium)
    .map((markup) => markup.text)
    .join("");
const at = (x: number, y: number) => ({ x, y });

describe("a mark is written", () => {
  test.each<{ title: string; marks: Marks; svg: string }>([
    {
      title: "to a tenth of a unit",
      marks: rect({ x: 1.04, y: 2.06, width: 3, height: 0.25 }, "bar plain"),
      svg: '<path class="bar plain" d="M1 2.1h3v0.3h-3z"/>',
    },
    {
      title: "round",
      marks: circle(at(5, 6), 2.5, "disc"),
      svg: '<circle class="disc" cx="5" cy="6" r="2.5"/>',
    },
    {
      title: "upright, level and oblique, in one path",
      marks: polylines(
        [
          [at(1, 2), at(1, 9)],
          [at(1, 2), at(4, 2)],
          [at(1, 2), at(3, 4)],
        ],
        "grid",
      ),
      svg: '<path class="grid" d="M1 2V9M1 2H4M1 2L3 4"/>',
    },
    {
      title: "by steps that add up, whatever is rounded",
      marks: polylines([[at(0, 0), at(0.06, 0), at(0.12, -0.3), at(10, 0)]], "trend"),
      svg: '<path class="trend" d="M0 0l .1 0 0-.3 9.9 .3"/>',
    },
    {
      title: "closed where it is a surface",
      marks: polygons([[at(1, 1), at(3, 1), at(2, 3)]], "land"),
      svg: '<path class="land" d="M1 1l 2 0-1 2z"/>',
    },
    {
      title: "as a dot",
      marks: dots([at(1, 2), at(3, 4)], "dot"),
      svg: '<path class="dot" d="M1 2h0M3 4h0"/>',
    },
    {
      title: "further down with its group",
      marks: lowered(12.34, [null, text(at(0, 1), "a")]),
      svg: '<g transform="translate(0 12.3)"><text x="0" y="1">a</text></g>',
    },
    {
      title: "in spans that have their look",
      marks: text(at(0, 1), ["Oui", bold(" 3 %"), muted(" non")], "e"),
      svg: '<text class="e" x="0" y="1">Oui<tspan class="b"> 3 %</tspan><tspan class="q"> non</tspan></text>',
    },
    { title: "not at all where it has no place", marks: [polylines([], "grid"), dots([], "dot")], svg: "" },
    { title: "not at all with one point alone", marks: polylines([[at(1, 1)]], "trend"), svg: "" },
  ])("$title", ({ marks, svg }) => {
    expect(written(marks)).toBe(svg);
  });

  test("on paper with a length that typesetters keep, and its spaces", () => {
    expect(written([dots([at(1, 2)], "dot"), text(at(0, 1), "a")], paper)).toBe(
      '<path class="dot" d="M1 2h.01"/><text xml:space="preserve" x="0" y="1">a</text>',
    );
  });
});

test("a line is cut where a point is not known", () => {
  expect(runsOf([at(0, 1), at(1, 1), null, at(3, 1), null])).toEqual([[at(0, 1), at(1, 1)], [at(3, 1)]]);
  expect(runsOf([null, null])).toEqual([]);
});

test("no text leaves its element, and no name its attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (wording) => {
      const svg = written(text(at(0, 0), [wording, bold(wording)], "q"));
      expect(svg.match(/[<>]/g)).toHaveLength(8);
      expect(svg).toMatch(/^<text class="q" x="0" y="0">[^<>]*<tspan class="b">[^<>]*<\/tspan><\/text>$/);
    }),
    { seed: 2022 },
  );
});

test.each<{ title: string; mark: Marks }>([
  { title: "a rectangle", mark: rect({ x: Number.NaN, y: 0, width: 1, height: 1 }, "bar") },
  { title: "a point", mark: dots([at(0, Number.POSITIVE_INFINITY)], "dot") },
  { title: "a line", mark: polylines([[at(0, 0), at(Number.NaN, 1)]], "grid") },
  { title: "a text", mark: text(at(0, Number.NEGATIVE_INFINITY), "a") },
])("$title without a place stops us: a browser would drop it in silence", ({ mark }) => {
  expect(() => written(mark)).toThrow(RangeError);
});
