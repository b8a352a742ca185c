import { describe, expect, test } from "vitest";
import { type Drawing, drawing } from "../../src/drawing.ts";
import { figureStyle, paperStyle } from "../../src/drawing-style.ts";
import { pagePatterns, pageSvg, paperSvg } from "../../src/drawing-svg.ts";
import { rect, text } from "../../src/mark.ts";

const formatter = {
  message: (key: string) => (key === "fictitious.mark" ? "Données fictives" : key),
  count: String,
  number: String,
  percent: String,
};
const canvas = { size: "narrow", id: "ages", fictitious: false, formatter } as const;
const one = (look: string): Drawing => drawing(canvas, 20, rect({ x: 0, y: 0, width: 5, height: 5 }, look));
const small: Drawing = drawing(canvas, 40.04, text({ x: 0, y: 16 }, "a"));

describe("in a page, a drawing", () => {
  test("has its size in its own units, and is named by its alternative", () => {
    expect(pageSvg(small).text).toBe(
      '<svg class="drawing narrow" viewBox="0 0 312 40" role="img" aria-labelledby="alt-ages"><text x="0" y="16">a</text></svg>',
    );
  });

  test("made from fiction says so in its corner, which makes it taller", () => {
    const fictitious = drawing({ ...canvas, fictitious: true }, 40, null);
    expect(fictitious.height).toBe(64);
    expect(pageSvg(fictitious).text).toContain(
      '<text class="fictitious e" x="312" y="58">Données fictives</text>',
    );
  });
});

describe("on paper, a drawing", () => {
  const svg = paperSvg(small).text;

  test("has a size that stands alone, and nothing of a page", () => {
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="drawing narrow" viewBox="0 0 312 40" width="312" height="40">/,
    );
    expect(svg).not.toMatch(/role=|aria-/);
  });

  test("holds its style sheet, without what a typesetter passes over: no custom property, no query", () => {
    expect(svg).toContain(`<style>${paperStyle}</style>`);
    expect(paperStyle).not.toMatch(/var\(|--|@/);
    // Names, elements and descendants; no other selector.
    for (const [, selectors = ""] of paperStyle.replaceAll(/\/\*.*?\*\//g, "").matchAll(/([^{}]+)\{/g))
      expect(selectors.trim()).toMatch(/^(?:[\w.-]+(?: [\w.-]+)*(?:, )?)+$/);
  });

  test("is white, with the light colours, and shows what is kept for print", () => {
    expect(paperStyle).toContain(".ring-hole { stroke: #fff;");
    expect(paperStyle).toContain(
      ".direct, .c-direct, .f-direct, .f-material, .on-direct { color: #dc6d28; }",
    );
    expect(paperStyle.lastIndexOf(".print { display: inline; }")).toBeGreaterThan(
      paperStyle.indexOf(".print { display: none; }"),
    );
  });
});

/** Looks whose rule in a style names a pattern. */
const patterned = (style: string) =>
  [...style.matchAll(/\.([\w-]+) \{ fill: url\(#([^)]*)\)/g)].map(([, look = "", id = ""]) => ({ look, id }));

test.each([
  { title: "a page", style: figureStyle, write: (look: string) => pagePatterns(pageSvg(one(look)))?.text },
  { title: "paper", style: paperStyle, write: (look: string) => paperSvg(one(look)).text },
])("a mark whose look $title fills with a pattern has that one, and no other", ({ style, write }) => {
  expect(patterned(style).length).toBeGreaterThan(8);
  for (const { look, id } of patterned(style))
    expect(
      [...(write(look) ?? "").matchAll(/<pattern id="([^"]*)"/g)].map(([, patternId]) => patternId),
      look,
    ).toEqual([id]);
  expect(pagePatterns(pageSvg(one("bar")))).toBeNull();
});
