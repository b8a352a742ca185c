import { describe, expect, test } from "vitest";
import { printDrawing } from "../../../drawing/src/paper/print-drawing.ts";
import { paperRules } from "../../../drawing/src/paper/style-rules.ts";
import { Markup } from "../../../html/src/markup.ts";
import { figureOf } from "../../src/figure-of.ts";
import { subjectOf } from "../fixture/subject.ts";
import { hidden } from "../fixture/table-text.ts";

const drawn = (inside: string) =>
  printDrawing(
    new Markup(
      `<svg class="drawing wide" viewBox="0 0 720 90" role="img" aria-labelledby="x">${inside}</svg>`,
    ),
  ).replace(/<defs>[\s\S]*<\/defs>/, "");

describe("a drawing on paper", () => {
  test("has on each element what its classes mean there", () => {
    expect(drawn('<rect class="bar digital" x="0"/>')).toContain('<rect x="0" fill="#194291"/>');
    expect(drawn('<text class="small e" x="1">a</text>')).toContain(
      `<text xml:space="preserve" x="1" font-family="'Atkinson Hyperlegible Next', system-ui, sans-serif" font-size="14px" text-anchor="end">a</text>`,
    );
  });

  test("takes the variable of an ancestor, and the light colours whatever the sight of the page", () => {
    expect(drawn('<g class="c-direct"><path class="dot" d="M1 1h0M2 2h0"/></g>')).toContain(
      'stroke="#dc6d28"',
    );
    expect(drawn('<path class="ring-hole" d="M1 1h0"/>')).toContain('stroke="#fff"');
  });

  test("shows what is kept for print, with its pattern", () => {
    const svg = drawn('<rect class="print p-mixed" x="0"/>');
    expect(svg).toContain('fill="url(#p-mixed)"');
    expect(svg).not.toContain('display="none"');
  });

  test("keeps dots: a line without length is not one for a typesetter", () => {
    expect(drawn('<path class="dot c-plain" d="M1 1h0M2 2h0"/>')).toContain('d="M1 1h.01M2 2h.01"');
  });

  test("holds no class, no variable and no reference that leads nowhere", async () => {
    const subject = await subjectOf("groups", (table) => hidden(table, "rsa|direct"));
    const svg = printDrawing(figureOf(subject).wide);
    expect(svg).not.toMatch(/class=|var\(|aria-|role=/);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    const wanted = [...svg.matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1]);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test("a selector that paper does not know stops us, so that no style is lost in silence", () => {
  expect(() => paperRules(".a > .b { fill: red }")).toThrow(RangeError);
  expect(() => paperRules("a:hover { fill: red }")).toThrow(RangeError);
});

test("the more precise rule wins, then the later one", () => {
  const order = paperRules(
    "/* {no} */ .x { a: 1 } .d .x { a: 2 } .x { a: 3 } @media print { .x { a: 4 } }",
  ).map(({ declarations }) => declarations.get("a"));
  expect(order).toEqual(["1", "3", "4", "2"]);
});
